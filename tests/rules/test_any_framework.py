"""No rule fails, whatever a document says: the model is drawn from, and so is the day."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secuprev import law
from secuprev.rules import check
from secuprev.testing import frameworks

DAYS = st.dates(law.record().start, date(2030, 1, 1))


@settings(max_examples=300, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(frameworks(), DAYS)
def test_no_rule_fails_on_any_framework(framework, day):
    assert [(one.rule.name, one.message) for one in check(framework, day).crashed] == []

"""A change set laid over the law: what it changes, from which day, and where it is not felt."""

import asyncio
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date, timedelta

import pytest

import secuprev
from secuprev import law
from secuprev.law.bodies import council
from secuprev.law.texts import Rank
from secuprev.model import Force, Framework
from secuprev.rules import Severity, Status
from secuprev.values import Text

THRESHOLD = "convention.posts_threshold"
DAY_2010 = date(2010, 1, 1)
TOWN = Framework(
    id="town", forces=(Force(id="pm", kind="police_municipale", posts=1),), conventions=()
)


def change_set(tables, id="what-if"):
    return law.changes({"meta": {"id": id, "fr": "Hypothèse", "en": "What if"}, **tables})


def threshold(*rows, id="what-if"):
    return change_set({"convention": {"posts_threshold": {"values": list(rows)}}}, id)


def at(day, name=THRESHOLD, where=None):
    return law.value(name, day, where).value


# --- from which day -------------------------------------------------------------------------------


def test_what_the_law_said_before_the_first_row_stays():
    with law.amended(threshold({"from": date(2020, 7, 1), "value": 1})):
        assert [at(day) for day in ("2012-05-01", "2019-12-29", "2020-06-30")] == [5, 3, 3]
        assert [at(day) for day in ("2020-07-01", "2026-04-03")] == [1, 1]
        periods = [str(one.period) for one in law.parameter(THRESHOLD).series]
        assert periods[-2:] == ["2019-12-29/2020-06-30", "2020-07-01/.."]


def test_the_rows_of_a_set_take_the_place_of_later_rows_of_the_law():
    rows = {"from": date(2015, 1, 1), "value": 4}, {"from": date(2022, 1, 1), "value": 2}
    with law.amended(threshold(*rows)):
        assert [at(f"{year}-12-31") for year in (2014, 2015, 2019, 2021, 2022)] == [5, 4, 4, 4, 2]
    assert [at(f"{year}-12-31") for year in (2014, 2015, 2019, 2021, 2022)] == [5, 5, 3, 3, 3]


def test_a_value_may_be_taken_away():
    with law.amended(threshold({"from": date(2025, 1, 1)})):
        assert (at("2024-12-31"), at("2025-01-01")) == (3, None)


def test_a_vague_moment_straddles_the_day_of_a_set():
    with (
        law.amended(threshold({"from": date(2024, 7, 1), "value": 1})),
        pytest.raises(law.StraddlesChange) as error,
    ):
        at("2024")
    assert [one.on for one in error.value.changes] == [date(2024, 7, 1)]


def test_a_row_without_a_day_holds_from_the_day_given():
    open_day = threshold({"value": 1})
    assert open_day.undated
    with law.amended(open_day, since="2021-01-01"):
        assert (at("2020-12-31"), at("2021-01-01")) == (3, 1)
    assert open_day.since("2021-01-01").starts == (date(2021, 1, 1),)


@pytest.mark.parametrize("since", [None, "2021", "1999-04-15"])
def test_a_set_that_leaves_its_day_open_needs_a_day_of_the_law_as_read_or_later(since):
    with pytest.raises(law.ChangeSetError), law.amended(threshold({"value": 1}), since=since):
        pass
    assert law.laid() == ()


def test_a_day_is_given_only_where_one_is_open_and_before_the_rows_that_follow():
    dated = threshold({"from": date(2020, 7, 1), "value": 1})
    with pytest.raises(law.ChangeSetError) as error:
        dated.since("2021-01-01")
    assert [one.code for one in error.value.faults] == ["dated"]
    two = threshold({"value": 1}, {"from": date(2022, 1, 1), "value": 2})
    assert (two.undated, two.starts) == (True, ())
    with law.amended(two, since="2021-12-31"):
        assert [at(day) for day in ("2021-12-30", "2021-12-31", "2022-01-01")] == [3, 1, 2]
    with pytest.raises(law.ChangeSetError) as error:
        two.since("2022-01-01")
    assert [(one.code, one.place) for one in error.value.faults] == [
        ("overlap", "convention.posts_threshold.values[1].from")
    ]


THREE = {"convention": {"posts_threshold": {"values": [{"value": 3}]}}}


# --- beyond the days that were read ---------------------------------------------------------------

READ_UNTIL = law.parameter(THRESHOLD).series.span.end


def test_the_threshold_was_read_until_a_known_day():
    assert date(2026, 6, 30) == READ_UNTIL
    with pytest.raises(law.OutsideRecord):
        at("2026-07-01")


def test_what_a_set_states_is_told_on_any_later_day():
    with law.amended(threshold({"from": date(2025, 1, 1), "value": 1})):
        assert [at(day) for day in ("2026-06-30", "2026-07-01", "2026", "2031-05-02")] == [1] * 4
        with pytest.raises(law.OutsideRecord):
            at("2027-01-01", "convention.communal_signatories")
        assert str(law.record()) == "1999-04-16/2026-04-03"


def test_the_days_between_the_last_read_and_the_first_stated_are_outside_the_record():
    with law.amended(threshold({"from": date(2027, 1, 1), "value": 1})):
        assert (at("2026-06-30"), at("2027-01-01"), at("2028")) == (3, 1, 1)
        for day in ("2026-07-01", "2026-12-31", "2026-12", "2026"):
            with pytest.raises(law.OutsideRecord):
                at(day)
    with law.amended(threshold({"from": date(2026, 7, 1), "value": 3})):
        assert at("2026") == 3  # read up to the eve, stated from then on, and the same
    with law.amended(threshold({"from": date(2026, 7, 2), "value": 3})):
        with pytest.raises(law.OutsideRecord):
            at("2026")  # but for one day
        assert at("2026-06") == 3


def test_a_moment_that_begins_before_the_record_is_outside_whatever_a_set_states():
    with law.amended(threshold({"from": date(1999, 6, 1), "value": 5})):
        assert at("1999-06") == 5
        with pytest.raises(law.OutsideRecord):
            at("1999")


def test_a_set_may_begin_on_the_first_day_that_was_read():
    first = law.record().start
    undated = law.changes({"meta": {"id": "x", "fr": "Essai", "en": "Trial"}, **THREE})
    for change in (undated.since(first), threshold({"from": first, "value": 3})):
        with law.amended(change):
            assert at(first) == 3
    with pytest.raises(law.ChangeSetError):
        undated.since(first - timedelta(days=1))


# --- territories with rules of their own ----------------------------------------------------------

STATE = "convention.state_representatives"


def test_a_territory_keeps_its_own_rules_unless_the_set_says_otherwise():
    rows = [{"from": date(2025, 1, 1), "value": ["procureur"]}]
    with law.amended(change_set({"convention": {"state_representatives": {"values": rows}}})):
        assert at("2025-06-01", STATE) == ("procureur",)
        assert at("2025-06-01", STATE, "75") == ("prefet_de_police",)
    tables = {"convention": {"state_representatives": {"where": {"75": rows, "69": rows}}}}
    with law.amended(change_set(tables)):
        assert at("2025-06-01", STATE) == ("prefet",)
        assert at("2025-06-01", STATE, "75") == at("2025-06-01", STATE, "69") == ("procureur",)
        assert at("2024-12-31", STATE, "75") == ("prefet_de_police",)
        assert at("2024-12-31", STATE, "69") == ("prefet",)  # as everywhere else until then


def test_a_territory_that_gets_rules_keeps_the_days_on_which_no_text_stood():
    rows = [{"from": date(2025, 1, 1), "value": "statute"}]
    with law.amended(change_set({"convention": {"doctrine": {"where": {"69": rows}}}})):
        for day in ("1999-04-16", "2015-01-01", "2019-12-29", "2024-12-31"):
            here = law.value("convention.doctrine", day, "69").value
            assert here == law.value("convention.doctrine", day).value


def test_a_territory_that_gets_rules_is_told_of_no_more_days_than_were_read():
    name, rows = "video.ended_if_given_before", [{"from": date(2020, 1, 1), "value": DAY_2010}]
    read_from = law.parameter(name).series.span.start
    assert read_from == date(2012, 5, 1)
    with law.amended(change_set({"video": {"ended_if_given_before": {"where": {"69": rows}}}})):
        assert at("2012-05-01", name, "69") == at("2012-05-01", name) == date(2000, 1, 1)
        assert at("2020-01-01", name, "69") == DAY_2010
        told = [one.period for one in law.parameter(name).elsewhere["69"] if one.value]
        assert [str(one) for one in told] == [
            "2012-05-01/2013-01-24",  # those of the whole country, until the set begins
            "2013-01-25/2014-01-24",
            "2014-01-25/2019-12-31",
            "2020-01-01/..",
        ]
        with pytest.raises(law.OutsideRecord):
            at("2012-04-30", name, "69")


def test_what_held_on_the_first_day_that_was_read_stays_if_a_set_begins_on_the_next():
    name = "video.ended_if_given_before"
    rows = [{"from": date(2012, 5, 2), "value": DAY_2010}]
    with law.amended(change_set({"video": {"ended_if_given_before": {"values": rows}}})):
        assert (at("2012-05-01", name), at("2012-05-02", name)) == (date(2000, 1, 1), DAY_2010)


# --- what it cites --------------------------------------------------------------------------------


def test_a_value_cites_the_set_beside_the_articles_it_names():
    rows = (
        {"from": date(2024, 1, 1), "value": 2},
        {"from": date(2025, 1, 1), "value": 1, "cite": "CSI L512-4 al. 1", "by": "LOI-2021-646"},
        {"from": date(2026, 1, 1), "value": 4, "cite": ["what-if art. 2", "CSI L512-4"]},
    )
    with law.amended(threshold(*rows)):
        first, second, third = (
            law.value(THRESHOLD, f"{year}-02-01") for year in (2024, 2025, 2026)
        )
    assert [one.short for one in first.citations] == ["what-if"]
    assert [one.short for one in second.citations] == ["CSI L512-4 al. 1", "what-if"]
    assert [one.short for one in third.citations] == ["what-if art. 2", "CSI L512-4"]
    assert (first.changed_by, second.changed_by) == (("what-if",), ("LOI-2021-646",))
    assert first.citations[0].text.rank is Rank.DRAFT
    assert first.citations[0].label("fr").startswith("Hypothèse — ce n'est pas le droit (du 2024")
    assert third.citations[0].label("en") == "Hypothèse, art. 2 — not law (since 2026-01-01)"
    assert first.laid == first.citations[0].text
    assert law.value(THRESHOLD, "2024-02-01").laid is None


def test_what_was_looked_up_keeps_what_it_says_outside_the_block():
    with law.amended(threshold({"from": date(2024, 1, 1), "value": 1})):
        parameter = law.parameter(THRESHOLD)
    answer = parameter.at("2024-06-01")
    assert (answer.value, answer.citations[0].short) == (1, "what-if")


def test_kinds_follow_the_values_that_they_point_to():
    rows = [{"from": date(2025, 1, 1), "value": ["prefet"]}]
    with law.amended(change_set({"clspd": {"chair": {"values": rows}}})):
        assert council("clspd").chairs("2025-06-01").value == (("prefet",),)
        assert council("clspd").chairs("2025-06-01").citations()[0].short == "what-if"
    assert council("clspd").chairs("2025-06-01").value != (("prefet",),)


# --- competences ----------------------------------------------------------------------------------


def competences(rows, **words):
    return change_set({"competences": {"rows": rows, **words}})


def test_a_competence_changes_from_the_day_on_and_says_why():
    words = {"conditions": {"trial_2025": {"fr": "à l'essai", "en": "as a trial"}}}
    row = {"from": date(2025, 1, 1), "level": "lead", "basis": "what-if art. 3", "if": "trial_2025"}
    with law.amended(competences({"drones": {"police_municipale": row}}, **words)):
        before = law.competence("police_municipale", "drones", "2024-12-31")
        after = law.competence("police_municipale", "drones", "2025-01-01")
        lent = law.competence("police_intercommunale", "drones", "2025-01-01")
        later = law.competence("police_municipale", "drones", "2030-01-01")
        leading = [one.force for one in law.who("drones", "2025-01-01", law.Level.LEAD)]
    assert (before.level, before.none_kind) == (law.Level.NONE, law.NoneKind.EXCLUDED)
    assert before.basis.startswith("CC 2021-834 DC")
    assert before.condition is None
    assert (after.level, after.none_kind, after.condition.en) == (
        law.Level.LEAD, None, "as a trial",
    )  # fmt: skip
    assert [(one.short, one.text.rank) for one in after.citations()] == [
        ("what-if art. 3", Rank.DRAFT)
    ]
    assert lent.level is law.Level.LEAD  # its row copies that of the municipal police
    assert later.level is law.Level.LEAD
    assert "police_municipale" in leading
    assert law.competence("police_municipale", "drones", "2025-01-01").level is law.Level.NONE


def test_a_force_for_which_no_text_was_found_may_be_given_a_row():
    row = {"from": date(2025, 1, 1), "level": "assist"}
    with law.amended(competences({"drones": {"transport_operator_agents": row}})):
        told = law.history("transport_operator_agents", "drones")
    assert [(one.level.value, one.basis) for one in told] == [
        ("none", None),
        ("assist", "what-if"),
    ]


def test_a_history_is_laid_state_by_state():
    row = {
        "level": "lead",
        "history": [{}, {"from": date(2030, 1, 1), "level": "none", "none": "no_basis"}],
    }
    trial = competences({"drones": {"police_municipale": row}}).since("2025-01-01")
    with law.amended(trial):
        told = law.history("police_municipale", "drones")
    assert [(str(one.period), one.level.value) for one in told[1:]] == [
        ("2025-01-01/2029-12-31", "lead"),
        ("2030-01-01/..", "none"),
    ]


def test_a_force_of_its_own_does_not_follow_the_one_it_copies():
    own = {"from": date(2026, 1, 1), "level": "report"}
    both = {
        "police_municipale": {"from": date(2025, 1, 1), "level": "lead"},
        "police_intercommunale": own,
    }
    with law.amended(competences({"drones": both})):
        assert law.competence("police_intercommunale", "drones", "2025-06-01").level == "lead"
        assert law.competence("police_intercommunale", "drones", "2026-06-01").level == "report"
        assert law.competence("police_municipale", "drones", "2026-06-01").level == "lead"


def test_a_force_that_copies_all_but_the_condition_follows_with_its_own():
    none = {"from": date(2025, 1, 1), "level": "none", "none": "no_basis"}
    with law.amended(competences({"body_worn_cameras": {"police_municipale": none}})):
        own = law.competence("police_intercommunale", "body_worn_cameras", "2025-01-01")
    assert own.level is law.Level.NONE
    assert "demande conjointe" in own.condition.fr  # by all the mayors, CSI L241-2


def test_a_force_that_has_a_level_of_its_own_does_not_follow_the_one_it_copies():
    lead = {"from": date(2025, 1, 1), "level": "lead"}
    with law.amended(competences({"neighbourhood_noise": {"police_nationale": lead}})):
        assert law.competence("prefecture_police", "neighbourhood_noise", "2025-01-01").level == (
            law.Level.ASSIST
        )


def test_a_set_is_shown_by_what_it_is_and_not_by_all_that_it_changes():
    words = {"conditions": {"trial_2025": {"fr": "à l'essai", "en": "as a trial"}}}
    row = {"from": date(2025, 1, 1), "level": "lead", "if": "trial_2025"}
    drones = competences({"drones": {"police_municipale": row}}, **words)
    assert drones.starts == (date(2025, 1, 1),)
    shown = repr(drones)
    assert "what-if" in shown
    assert "drones" not in shown
    assert "as a trial" not in shown
    assert "posts_threshold" not in repr(threshold({"value": 1}))


# --- where it holds -------------------------------------------------------------------------------


def test_sets_nest_and_the_last_one_wins_from_its_day_on():
    outer = threshold({"from": date(2020, 1, 1), "value": 1}, id="outer")
    inner = threshold({"from": date(2024, 1, 1), "value": 8}, id="inner")
    with law.amended(outer):
        with law.amended(inner):
            assert [one.id for one in law.laid()] == ["outer", "inner"]
            assert [at(day) for day in ("2019-12-31", "2023-12-31", "2024-01-01")] == [3, 1, 8]
        assert at("2024-01-01") == 1
        with pytest.raises(ZeroDivisionError), law.amended(inner):
            raise ZeroDivisionError
        assert at("2024-01-01") == 1
    with law.amended(inner), law.amended(outer):
        assert at("2024-01-01") == 1
    assert law.laid() == ()


def test_the_digest_tells_one_law_from_another():
    one, other = (threshold({"from": date(2024, 1, 1), "value": value}) for value in (1, 2))
    digests = {law.digest()}
    for sets in ([one], [other], [one, other], [other, one]):
        with law.amended(sets[0]):
            if len(sets) == 1:
                digests.add(law.digest())
            else:
                with law.amended(sets[1]):
                    digests.add(law.digest())
    assert len(digests) == 5
    again = threshold({"from": date(2024, 1, 1), "value": 1})
    assert again == one
    assert hash(again) == hash(one)
    assert one != other
    assert one != "one"
    open_day = threshold({"value": 1})
    assert open_day.since("2024-01-01") != open_day.since("2024-01-02") != open_day


def test_threads_under_different_laws_do_not_see_each_other():
    together = threading.Barrier(4)

    def ask(value):
        change = None if value == 3 else threshold({"from": date(2021, 1, 1), "value": value})
        found = []
        for _ in range(5):
            together.wait()
            if change is None:
                found.append((at("2024-01-01"), law.digest()))
            else:
                with law.amended(change):
                    together_value = at("2024-01-01")
                    statuses = secuprev.check(TOWN, "2024-01-01", select=["CONV-001"])
                    assert statuses.results[0].status is (
                        Status.BREACH if value == 1 else Status.UNVERIFIABLE
                    )
                    found.append((together_value, law.digest()))
        return set(found)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, [3, 1, 7, 9]))
    assert [len(one) for one in answers] == [1] * 4
    assert [next(iter(one))[0] for one in answers] == [3, 1, 7, 9]
    assert len({next(iter(one))[1] for one in answers}) == 4


def test_tasks_under_different_laws_do_not_see_each_other():
    async def ask(value):
        with law.amended(threshold({"from": date(2021, 1, 1), "value": value})):
            found = []
            for _ in range(3):
                await asyncio.sleep(0)
                found.append(at("2024-01-01"))
            return found

    async def run():
        return await asyncio.gather(*map(ask, (1, 2, 7)))

    assert asyncio.run(run()) == [[1] * 3, [2] * 3, [7] * 3]
    assert at("2024-01-01") == 3


def test_a_thread_begun_inside_a_block_has_the_law_as_read_unless_given_the_context():
    with law.amended(threshold({"from": date(2021, 1, 1), "value": 1})), ThreadPoolExecutor() as go:
        context = copy_context()
        assert go.submit(at, "2024-01-01").result() == 3
        assert go.submit(context.run, at, "2024-01-01").result() == 1


# --- checks ---------------------------------------------------------------------------------------

ONE_POST = threshold({"from": date(2024, 1, 1), "value": 1})


def test_a_check_under_another_law_says_so():
    select = ["missing-convention"]
    plain = secuprev.check(TOWN, "2024-06-01", select=select)
    other = secuprev.check(TOWN, "2024-06-01", select=select, law=ONE_POST)
    eve = secuprev.check(TOWN, "2023-12-31", select=select, law=ONE_POST)
    assert plain.results[0].status is eve.results[0].status is Status.UNVERIFIABLE
    (result,) = other.results
    assert (result.status, result.severity) == (Status.BREACH, Severity.OBLIGATION)
    assert result.message.en == "1 posts for a threshold of 1, and no convention in force"
    assert "what-if" in [one.short for one in result.citations]
    assert (plain.not_law, other.not_law) == ((), (ONE_POST,))
    assert plain.receipt.law_digest == law.digest() != other.receipt.law_digest
    (said,) = other.to_dict("en")["not_law"]
    assert (said["id"], said["status"], said["from"]) == ("what-if", "what-if", ["2024-01-01"])
    assert "NOT LAW" in said["warning"]
    assert "draft" in {one["rank"] for one in other.to_dict()["results"][0]["citations"]}


def test_a_check_takes_what_a_set_is_read_from_and_dates_it_from_the_day_asked():
    text = """
    [meta]
    id = "one-post"
    fr = "Un emploi"
    en = "One post"
    [convention.posts_threshold]
    values = [{value = 1}]
    """
    report = secuprev.check(TOWN, "2024-06-01", select=["CONV-001"], law=text)
    assert report.results[0].status is Status.BREACH
    assert report.not_law[0].starts == (date(2024, 6, 1),)


def test_duties_and_their_history_follow_the_law_laid():
    duties = secuprev.obligations(TOWN, "2024-06-01", select=["CONV-001"], law=ONE_POST)
    assert [(one.standing.value, str(one.since)) for one in duties] == [("unmet", "2024-01-01")]
    steps = secuprev.history(TOWN, "pm", "2025-01-01", law=ONE_POST)
    assert [one.texts for one in steps if one.on == date(2024, 1, 1)] == [("what-if",)]
    plain = secuprev.history(TOWN, "pm", "2025-01-01")
    assert date(2024, 1, 1) not in [one.on for one in plain]
    open_day = secuprev.history(TOWN, "pm", "2025-03-01", law=threshold({"value": 1}))
    assert open_day[-1].on == date(2025, 3, 1)


def test_an_empty_set_is_still_told():
    empty = change_set({})
    report = secuprev.check(TOWN, "2024-06-01", law=empty)
    assert report.not_law == (empty,)
    assert report.results == secuprev.check(TOWN, "2024-06-01").results


# --- the bill that comes with the library ---------------------------------------------------------

BILL = law.draft("bill-2025")


def test_the_bill_is_off_and_marked():
    assert law.laid() == ()
    assert BILL in law.drafts()
    assert (BILL.status, BILL.undated, BILL.starts) == (law.ChangeStatus.BILL, True, ())
    assert BILL.to_dict("fr")["warning"].startswith("CE N'EST PAS LE DROIT")
    assert BILL.note.fr
    assert all(one.startswith("https://") for one in BILL.sources)
    with pytest.raises(law.UnknownName) as error:
        law.draft("bill-2024")
    assert error.value.suggestions == ("bill-2025",)


def test_the_bill_does_not_count_in_the_digest_of_the_law():
    before = law.digest()
    law.drafts()
    assert law.digest() == before
    assert "bill-2025" not in str(law.store.content("competences"))


@pytest.mark.parametrize(
    ("subject", "force", "before", "after", "said"),
    [
        # Article 6: five-year trial, the prefect's authorisation, a convention.
        ("drones", "police_municipale", "none", "lead", "convention de coordination"),
        ("drones", "police_intercommunale", "none", "lead", "convention de coordination"),
        # Article 7: the weapons of rural wardens come to depend on a convention.
        ("firearms", "garde_champetre", "lead", "lead", "convention de coordination"),
    ],
)
def test_what_the_bill_would_change(subject, force, before, after, said):
    held = law.competence(force, subject, "2026-03-01")
    with law.amended(BILL, since="2026-01-01"):
        eve = law.competence(force, subject, "2025-12-31")
        told = law.competence(force, subject, "2026-03-01")
    assert (held.level.value, eve.level.value, told.level.value) == (before, before, after)
    assert said in told.condition.fr
    assert said not in (held.condition.fr if held.condition else "")
    assert "bill-2025" in told.basis


def test_the_bill_opens_listed_offences_and_not_investigation():
    with law.amended(BILL, since="2026-01-01"):
        told = law.competence("police_municipale", "judicial_investigation", "2026-03-01")
    held = law.competence("police_municipale", "judicial_investigation", "2026-03-01")
    assert told.level is held.level is law.Level.NONE
    assert {one.name for one in held.aspects} < {one.name for one in told.aspects}
    (new,) = (one for one in told.aspects if one not in held.aspects)
    assert "compétence judiciaire élargie" in new.name.fr


@pytest.mark.parametrize("subject", ["event_security", "identity_checks"])
def test_where_the_bill_widens_a_means_the_rest_stays(subject):
    held = law.competence("police_municipale", subject, "2026-03-01")
    with law.amended(BILL, since="2026-01-01"):
        told = law.competence("police_municipale", subject, "2026-03-01")
    same = ("level", "none_kind", "condition", "aspects")
    assert [getattr(told, name) for name in same] == [getattr(held, name) for name in same]
    assert told.change != held.change
    assert told.confidence is law.Confidence.MEDIUM


WARDENS = """
secuprev: 1
id: village
communes: [{code: "77288"}]
forces: [{id: gc, kind: garde_champetre, firearms: true, communes: ["77288"]}]
conventions: [%s]
"""
CONVENTION = "{id: c, signed: 2024-01-15, years: 3, communes: ['77288']}"


@pytest.mark.parametrize(
    ("conventions", "day", "since", "verdict"),
    [
        ("", "2026-01-01", None, "not_applicable"),
        ("", "2026-01-01", "2026-01-01", "breach"),
        ("", "2025-12-31", "2026-01-01", "not_applicable"),
        (CONVENTION, "2026-01-01", "2026-01-01", "compliant"),
    ],
)
def test_under_the_bill_armed_rural_wardens_need_a_convention(conventions, day, since, verdict):
    village = secuprev.loads(WARDENS % conventions)
    change = BILL.since(since) if since else None
    report = secuprev.check(village, day, select=["firearms-without-convention"], law=change)
    (result,) = report.results
    assert result.status.value == verdict
    if verdict in ("breach", "compliant"):
        assert [one.short for one in result.citations] == ["CSI R522-1", "bill-2025 art. 7"]


def test_the_bill_says_nothing_of_body_cameras_nor_of_the_threshold():
    with law.amended(BILL, since="2026-01-01"):
        cameras = law.competence("garde_champetre", "body_worn_cameras", "2026-03-01")
        assert cameras.laid is None
        assert law.value(THRESHOLD, "2026-03-01").laid is None


def test_an_error_says_all_and_may_be_sent_to_another_process():
    with pytest.raises(law.ChangeSetError) as error:
        law.changes({"meta": {"id": "x", "fr": "x", "en": "x"}, "model": {"year": {}, "term": {}}})
    kept = pickle.loads(pickle.dumps(error.value))
    assert kept.faults == error.value.faults
    assert len(kept.faults) == 2
    assert kept.in_("fr").count("aucune valeur légale") == 2
    assert isinstance(kept.faults[0].message, Text)

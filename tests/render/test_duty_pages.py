"""Duties as people read them."""

from datetime import date

import pytest

from secuprev import render
from secuprev.model import Force, Framework
from secuprev.rules import history, obligations
from tests.render.days import worded

TOWN = Framework(
    id="town",
    forces=(Force(id="pm", kind="police_municipale", name="PM de Ville", posts=5, night=False),),
    conventions=(),
)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "Jour demandé : 1er\u00a0juin 2020",
                "PM de Ville [pm]",
                "non remplie",
                "ne peut être dit",
            ],
        ),
        ("en", ["Day asked about: 2020-06-01", "PM de Ville [pm]", "unmet", "cannot be told"]),
    ],
)
def test_duties_are_listed_by_object_with_their_standing(lang, words):
    said = render.duty_list(obligations(TOWN, "2020-06-01"), lang, on=date(2020, 6, 1))
    assert all(one in said for one in words)
    assert "PM de Ville [pm]" in said
    assert worded("2019-12-29", lang) in said  # since when three posts are enough
    assert "CSI L512-4 al. 1" in said
    assert max(map(len, said.splitlines())) <= 80


def test_nothing_asked_is_said_so():
    assert "Aucune obligation connue" in render.duty_list((), "fr")
    assert "No duty known" in render.duty_list((), "en")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["premier jour du droit lu", "Par : Loi 2019-1461 art. 61", "change :"]),
        ("en", ["first day of the law as read", "By: Loi 2019-1461 art. 61", "changes:"]),
    ],
)
def test_a_history_names_days_and_texts(lang, words):
    said = render.duty_history(history(TOWN, "pm", "2026-04-03"), lang)
    assert all(one in said for one in words)
    assert max(map(len, said.splitlines())) <= 80

"""The registers: what is left to judgement, what was decided, and all that rests on either."""

from __future__ import annotations

from wording_charters import law

from charterlang.render.registers import (
    Assumed,
    Discretion,
    Use,
    assumptions,
    discretion,
)

LEAGUE = """\
treaty pact "The Harbour Pact"
    establishes league "Harbour League"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities

kind state "state"
kind person "delegate" of state

parties member_state "member state" of state
    founding Alba, Brine

article I "Danger"
    (1)
        body council "Council" of person
            seats any number appointed by each member_state
            votes 1 for each member_state
            counts counted
            quorum at least 1/2 of all members
            tie lost
            window 1 day
        | {Council} decides for the League.
    (2)
        standard grave "a grave danger" presumed false found by council
        standard prompt "without delay" is duration presumed 3 days
        fact fit "fit to sail" of person presumed true found by any council
        fact storm "in a storm" of state presumed false
        define dire "dire" means all of
            grave
            (some s in member_state: storm(s))
        | Danger is judged.
    (3)
        power sail(p: person) of council to "send somebody out"
            when dire
            require fit(p)
    (4)
        procedure resolve of council to "resolve"
            motion by 2 of mover
            vote for prompt needs majority
    (5) declaratory
        | Every state acts {prompt.title}.

article II "Readings"
    (1)
        assume counted "whom a result considers"
            because "Two passages differ."
            voted    means votes cast
            entitled means all members
        assume mover "who moves"
            because "The text does not say."
            sitting means council
            state   means member_state
        assume half "what a majority is"
            because "The text is silent."
            over  means more than 1/2
            exact "half is enough" means at least 1/2
        threshold majority "a majority" half
        | Where the text is open it is read as follows.
    (2)
        assume unused "an idle question"
            because "It may matter yet."
            only means "nothing"
"""


def entry(name: str, **chosen: str) -> Discretion:
    """The entry of the register of discretion of that name."""
    return next(one for one in discretion(law(LEAGUE, chosen)) if one.name == name)


def assumed(name: str, **chosen: str) -> Assumed:
    """The assumption of that name."""
    return next(one for one in assumptions(law(LEAGUE, chosen)) if one.name == name)


def test_standards_and_what_somebody_must_find_are_discretion() -> None:
    found = [(one.name, one.sort) for one in discretion(law(LEAGUE))]
    assert found == [("grave", "standard"), ("prompt", "standard"), ("fit", "finding")]


def test_an_entry_says_whose_it_is_and_what_is_presumed() -> None:
    grave, prompt, fit = entry("grave"), entry("prompt"), entry("fit")
    assert (grave.words, grave.clause, grave.judge) == ("a grave danger", "I(2)", "the Council")
    assert (grave.presumption, grave.presumed) == ("there is no grave danger", "false")
    assert (prompt.judge, prompt.presumption, prompt.presumed) == (None, "three days", "3 days")
    assert (fit.judge, fit.of) == ("any member of the Council", ("delegate",))
    assert fit.presumption == "a delegate is fit to sail"


def test_what_rests_on_an_entry_does_so_through_definitions() -> None:
    assert entry("grave").relying == (Use("I(2)", "dire"), Use("I(3)", "sail"))
    assert entry("fit").relying == (Use("I(3)", "sail"),)


def test_words_rest_on_the_standard_that_they_name() -> None:
    assert entry("prompt").relying == (Use("I(4)", "resolve"), Use("I(5)", None))


def test_an_assumption_says_what_each_reading_means() -> None:
    half = assumed("half", half="exact")
    assert [(one.name, one.words, one.means, one.titled, one.chosen) for one in half.readings] == [
        ("over", "more than half", "more than 1/2", False, False),
        ("exact", "half is enough", "at least 1/2", True, True),
    ]
    assert half.chosen.name == "exact"
    assert (half.title, half.clause) == ("what a majority is", "II(1)")
    assert half.because == "The text is silent."


def test_what_rests_on_an_assumption() -> None:
    assert assumed("half").relying == (Use("I(4)", "resolve"), Use("II(1)", "majority"))
    assert assumed("counted").relying == (Use("I(1)", "council"), Use("I(4)", "resolve"))
    assert assumed("mover").relying == (Use("I(4)", "resolve"),)
    assert assumed("unused").relying == ()


def test_a_charter_without_articles_has_rules_without_clauses() -> None:
    text = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "rower"
office cox "Cox" of person
    founding Ada
standard rough "the water is rough" presumed false
power rest of cox to "rest"
    when rough
"""
    (rough,) = discretion(law(text))
    assert (rough.clause, rough.relying) == ("", (Use("", "rest"),))

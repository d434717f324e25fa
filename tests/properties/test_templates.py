"""A template has no name that its charter could see, or the other way round.

Whatever the names inside a template are called (those of the parameters of a norm are words in print), be it like the organs of the charter that uses it, its
arguments, or the thresholds of a library: what the charter says, prints and does is the same. And a
template says what the same declarations would say if they were written where it is used.
"""

from __future__ import annotations

from functools import cache
from string import Template

from corpus_runner import CHARTER, SCENARIO, played, transcripts
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.report import text as report
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.compiler.source import source_of
from charterlang.files import module
from charterlang.render.document import document
from charterlang.render.forms import render

LIBRARY = "std.trial"
CLUB = """\
charter club "Harbour Club"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities, std.trial
kind person "person"
kind matter "matter"
fact grave "is grave" of matter presumed false
body council "Council" of person
    founding Ada, Bea, Cal
    votes  1 each
    counts votes cast
    quorum at least 2
    tie    lost
body elders "Elders" of person
    founding Bea, Cal
office chair "Chair" of person
    founding Ada
    vacancy by choice
procedure choice of council
    nominations 1 day by any council
    election 1 day using plurality needs simple_majority
    carried install winner as chair
    lost begin choice
threshold most "four fifths" at least 4/5
"""
SHARED = """\
kind person "person"
kind matter "matter"
fact grave "is grave" of matter presumed false
"""
ON_LIBRARY = CLUB.replace(SHARED, "")
INSIDE = """\
template judgement($post: office, $chamber: body, $wise: body, $many: number, $need: threshold, $long: duration)
    procedure $judge(what: matter, who: person) of $chamber to "let {$post} judge a matter, as {$Wise} say"
        require grave(what) and (every $each in $wise: $each in $chamber and $each != holder($post))
        motion by $many of $chamber
        debate for $long
        vote $ballot 1 day recusing who
            needs $need or two_thirds of all members
        carried notify $post that "it is judged"
        lost begin choice
"""
OF_LIBRARY = """\
library trial "Trial"
    uses std.majorities
kind person "person"
kind matter "matter"
fact grave "is grave" of matter presumed false
"""
USE = "use judgement(chair, council, elders, 2, most of all members, 6 hours) as judge_it\n"
SCENES = """\
scenario "Judged" of club
    at 2026-02-01
        expect refused Ada moves judge_it(Theft, Zoe)
        report grave(Theft)
        Ada moves judge_it(Theft, Zoe) as j
        Bea moves j
    after 7 hours
        Ada, Bea votes aye on j
        Cal votes nay on j
    after 1 day
        expect j is carried
"""
BLANKS = "post chamber wise many need long judge each ballot".split()
TAKEN = (
    "council elders chair choice person matter grave most club ada theft j judge_it judgement two_thirds "
    "simple_majority trial state post chamber a x holder_of"
).split()
"""Names of the charter, of its library and of the scenario, and some of nobody."""


@cache
def said(text: str, library: str) -> tuple[str, str, str]:
    """(what is to be said of a charter, its document, the transcript of its scenarios)."""
    texts = {CHARTER: text, SCENARIO: SCENES, LIBRARY: library}

    def read(name: str) -> str | None:
        return texts[name] if name in texts else module(name)

    made = compile_charter(CHARTER, read)
    trials = compile_scenarios(SCENARIO, read, lambda name: CHARTER)
    sources = {name: source_of(name, one) for name, one in texts.items()}
    found = (*made.diagnostics, *trials.diagnostics)
    assert made.value is not None
    lines = [f"{one.code} {one.message} {one.span.line}" for one in found]
    assert not any(one.severity == "error" for one in found), report(found, sources)
    page = render(document(made.value), "text")
    return "\n".join(lines), page, "\n".join(transcripts(played(trials.value or ())))


def inside(names: dict[str, str]) -> str:
    """The template with these names inside it; `{Wise}` is `{wise}` with a capital letter."""
    wise = names["wise"]
    return Template(INSIDE).substitute(names, Wise=wise[:1].upper() + wise[1:])


AS_WRITTEN = {**{one: one for one in BLANKS}, "each": "other"}
NAMES = st.lists(
    st.sampled_from(TAKEN) | st.from_regex(r"[a-z][a-z_]{2,6}[0-9]", fullmatch=True),
    min_size=len(BLANKS),
    max_size=len(BLANKS),
    unique_by=str.lower,
)
PHASES = (Phase.explicit, Phase.generate)
"""A case that fails is small enough, and each takes a tenth of a second."""
FREE = ("grave", "matter", "person", "choice", "two_thirds")
"""What the template takes from its charter or its library: a parameter of that name would be meant."""


def apart(names: list[str]) -> dict[str, str]:
    """The blanks with names that are none of what the template itself takes from outside."""
    return {
        blank: f"{name}_" if name in FREE else name
        for blank, name in zip(BLANKS, names, strict=True)
    }


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(NAMES)
def test_names_in_a_template_of_the_charter_are_its_own(names: list[str]) -> None:
    before, after = (f"{CLUB}{inside(one)}{USE}" for one in (AS_WRITTEN, apart(names)))
    assert said(after, OF_LIBRARY) == said(before, OF_LIBRARY)


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(NAMES)
def test_names_in_a_template_of_a_library_are_its_own(names: list[str]) -> None:
    text = ON_LIBRARY + USE
    library = OF_LIBRARY + Template(INSIDE).template.replace("        lost begin choice\n", "")
    before, after = (
        Template(library).substitute(one, Wise=one["wise"][:1].upper() + one["wise"][1:])
        for one in (AS_WRITTEN, apart(names))
    )
    assert said(text, after) == said(text, before)


def test_a_template_says_what_would_be_written_in_its_place() -> None:
    names = {
        **AS_WRITTEN,
        "judge": "judge_it",
        "post": "chair",
        "chamber": "council",
        "wise": "elders",
        "many": "2",
        "need": "most of all members",
        "long": "6 hours",
    }
    by_hand = inside(names).partition("\n")[2].replace("for 6 hours", "6 hours")
    by_hand = "\n".join(line[4:] for line in by_hand.split("\n"))
    assert (
        said(CLUB + by_hand, OF_LIBRARY)[1:]
        == said(CLUB + inside(AS_WRITTEN) + USE, OF_LIBRARY)[1:]
    )


def test_a_charter_cannot_change_what_a_library_means() -> None:
    library = OF_LIBRARY + inside(AS_WRITTEN).replace("        lost begin choice\n", "")
    own = """\
threshold two_thirds "nine tenths" at least 9/10
procedure vain(m: matter) of council to "do what is vain"
    vote 1 day needs two_thirds
"""
    shadowed = said(ON_LIBRARY + own + USE, library)
    assert shadowed[2] == said(ON_LIBRARY + USE, library)[2]
    assert "the votes of at least nine tenths" in " ".join(shadowed[1].split())
    assert "or at least two-thirds of all members" in " ".join(shadowed[1].split())


def test_what_a_library_does_not_know_is_nothing_to_it() -> None:
    library = OF_LIBRARY + inside(AS_WRITTEN)
    made = compile_charter(
        CHARTER,
        lambda name: {CHARTER: ON_LIBRARY + USE, LIBRARY: library}.get(name) or module(name),
    )
    assert [one.code for one in made.diagnostics if one.severity == "error"] == ["E201"]
    assert "`std.trial.choice`" in made.diagnostics[0].message


def test_a_library_may_use_templates_itself() -> None:
    library = """\
library trial "Trial"
    uses std.majorities
template share_of(part: number)
    threshold share at least part
use share_of(4/5) as most
use share_of(9/10) as nearly_all
"""
    text = CLUB.replace('threshold most "four fifths" at least 4/5\n', "").replace(
        SHARED, SHARED[:21]
    )
    text += "procedure a of council\n    vote 1 day needs most\n"
    made = compile_charter(
        CHARTER, lambda name: {CHARTER: text, LIBRARY: library}.get(name) or module(name)
    )
    assert [one.message for one in made.diagnostics] == []
    assert made.value is not None and "most" in made.value.declarations


REALM = """\
constitution realm "Constitution"
    zone "UTC"
    uses std.majorities, std.deliberation
kind person "person"
body senate "Senate" of person
    founding Ada, Bea
    votes  1 each
    counts votes cast
    quorum at least 1
    tie    lost
office consul "Consul" of person
    founding Ada
use removal(consul, senate, 1, 1 day, two_thirds) as recall
"""
ACT = """\
statute act "Act" under realm "Constitution"
    zone "UTC"
    commences on 2026-01-01
kind person "person"
external body senate "Senate" of person
external office consul "Consul" of person
external procedure recall of senate to "remove the Consul"
power rest of consul to "rest"
    unless running(recall)
"""


def test_what_a_superior_instrument_provides_may_come_of_a_template() -> None:
    def codes(realm: str) -> list[str]:
        texts = {"act.charter": ACT, "realm.charter": realm}
        made = compile_charter("act.charter", lambda name: texts.get(name) or module(name))
        return [one.code for one in made.diagnostics]

    assert codes(REALM) == []
    assert codes(REALM.replace("as recall", "as removal")) == ["E208"]

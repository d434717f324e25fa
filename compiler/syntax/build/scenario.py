"""Scenarios and their steps (language.md §15)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.syntax.build.rules import built
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    build,
    builds,
    parts,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.build.terms import whole
from charterlang.compiler.syntax.build.words import reference_at
from charterlang.compiler.syntax.nodes import Name, Note, Path, Scenario, Step, Term, Words


@builds("scenario")
def scenario(branch: Branch, site: Site) -> Scenario:
    title, of, *steps = branch.children
    return Scenario(
        quoted(title),
        build(of, site),
        tuple(step(one, site) for one in steps),
        span=site.span(branch),
    )


def step(branch: Branch, site: Site) -> Step:
    """A line of a scenario; a note is a step too."""
    made = build(branch, site)
    return (
        Step("note", {"words": made.words}, (), span=made.span) if isinstance(made, Note) else made
    )


def made(word: str, branch: Branch, site: Site, steps: tuple[Step, ...] = (), **slots: Any) -> Step:
    """A step; a slot without a value is left out."""
    given = {name: value for name, value in slots.items() if value is not None}
    return Step(word, given, steps, span=site.span(branch))


@builds("under")
def under(branch: Branch, site: Site) -> Step:
    """`under assumption x = a, b`: no other comparison chooses readings."""
    of, sign, *readings = branch.children
    if sign != "=":
        site.report("E102", f"`{sign}` cannot stand here", site.span(sign), "write  =")
    return made(
        "under",
        branch,
        site,
        assumption=build(of, site),
        readings=tuple(build(one, site) for one in readings),
    )


@builds("givens")
def givens(branch: Branch, site: Site) -> Step:
    return made("given", branch, site, tuple(step(one, site) for one in branch.children))


@builds("given")
def given(branch: Branch, site: Site) -> Step:
    return made(
        "is",
        branch,
        site,
        condition=build(branch.children[0], site),
        since=built(branch, site, "since"),
    )


@builds("given_members")
def given_members(branch: Branch, site: Site) -> Step:
    *subjects, organ = (build(one, site) for one in branch.children)
    return made("members", branch, site, subjects=tuple(subjects), organ=organ)


@builds("at")
def at(branch: Branch, site: Site) -> Step:
    date, *steps = branch.children
    return made("at", branch, site, tuple(step(one, site) for one in steps), date=build(date, site))


@builds("after")
def after(branch: Branch, site: Site) -> Step:
    length, *steps = branch.children
    return made(
        "after", branch, site, tuple(step(one, site) for one in steps), length=build(length, site)
    )


@builds("report", "report_act")
def report(branch: Branch, site: Site) -> Step:
    return made(
        "report",
        branch,
        site,
        fact=build(branch.children[0], site),
        by=built(branch, site, "by_path"),
    )


@builds("expect")
def expect(branch: Branch, site: Site) -> Step:
    return made(
        "expect",
        branch,
        site,
        condition=build(branch.children[0], site),
        when=built(branch, site, "expect_when"),
    )


@builds("expect_refused")
def expect_refused(branch: Branch, site: Site) -> Step:
    return made(
        "expect refused",
        branch,
        site,
        act=build(branch.children[0], site),
        under=built(branch, site, "under_ref"),
        when=built(branch, site, "expect_when"),
    )


@builds("expect_text")
def expect_text(branch: Branch, site: Site) -> Step:
    clause, words = branch.children
    return made(
        "expect text", branch, site, clause=reference_at(clause, site), words=build(words, site)
    )


@builds("ballot_cast")
def ballot_cast(branch: Branch, site: Site) -> Step:
    return made(
        "votes",
        branch,
        site,
        actors=paths(branch, site),
        ballot=built(branch, site, "ballot"),
        on=built(branch, site, "on_path"),
    )


@builds("ranking_cast")
def ranking_cast(branch: Branch, site: Site) -> Step:
    """Who ranks stands before the word, whom they rank behind it."""
    word = next(n for n, one in enumerate(branch.children) if one.data == "ranks_word")
    both = [
        tuple(build(one, site) for one in side if one.data == "path")
        for side in (branch.children[:word], branch.children[word:])
    ]
    return made(
        "ranks",
        branch,
        site,
        actors=both[0],
        preferences=both[1],
        on=built(branch, site, "on_path"),
    )


@builds("division_told")
def division_told(branch: Branch, site: Site) -> Step:
    """`ecclesia divides 11 aye, 2 nay on i`: the ballots of a whole body in numbers."""
    return made(
        "divides",
        branch,
        site,
        actors=paths(branch, site),
        counted=tuple(build(one, site) for one in parts(branch, "counted")),
        on=built(branch, site, "on_path"),
    )


@builds("counted")
def counted(branch: Branch, site: Site) -> tuple[str, int]:
    """How many ballots there are of one sort."""
    number, ballot = branch.children
    sort = build(ballot, site)
    if not str(number).isdigit():
        site.report(
            "E105", f"`{number}` is no number of ballots", site.span(number), "write  11 aye"
        )
        return sort, 0
    return sort, int(number)


@builds("deposit_made")
def deposit_made(branch: Branch, site: Site) -> Step:
    said = token(branch, "STRING")
    return made(
        "deposits",
        branch,
        site,
        actors=paths(branch, site),
        instrument=quoted(said) if said is not None else None,
        votes=built(branch, site, "evidence"),
        dated=built(branch, site, "dated"),
    )


@builds("speech_made")
def speech_made(branch: Branch, site: Site) -> Step:
    on = built(branch, site, "on_path")
    return made("speaks", branch, site, actors=paths(branch, site), on=on)


@builds("dated")
def dated(branch: Branch, site: Site) -> Any:
    return build(branch.children[0], site)


@builds("evidence")
def evidence(branch: Branch, site: Site) -> Any:
    """A tally, or a share of votes that nobody has counted."""
    return build(branch.children[0], site)


@builds("tally")
def tally(branch: Branch, site: Site) -> tuple[tuple[int, str], ...]:
    """`53 aye, 6 nay, 7 present`."""
    return tuple(build(one, site) for one in branch.children)


@builds("polled")
def polled(branch: Branch, site: Site) -> tuple[int, str]:
    number, ballot = branch.children
    return whole(number, site), text_of(ballot)


def paths(branch: Branch, site: Site) -> tuple[Path, ...]:
    """The names that a line begins with."""
    return tuple(build(one, site) for one in parts(branch, "path"))


# ── acts: each verb has its frame


FRAMES = {
    "moves": ("as", "A moves PROCEDURE(x) as NAME"),
    "nominates": ("for", "A nominates B for PROCEEDING"),
    "accepts": (None, "A accepts PROCEEDING"),
    "opens": (None, "A opens PROCEEDING"),
    "closes": (None, "A closes PROCEEDING"),
    "does": (None, "A does POWER(x)"),
    "alleges": ("by", "A alleges DUTY(x) by B"),
    "grants": (None, "A grants PROCEEDING"),
    "refuses": (None, "A refuses PROCEEDING"),
    "draws": ("for", "A draws B for PROCEEDING"),
    "delegates": ("to", "A delegates POWER to OFFICE"),
    "revokes": ("from", "A revokes POWER"),
}
"""The word that may join a second name to each verb, and how the act is written."""


DELEGATING = ("delegates", "revokes")
"""The verbs whose second name is that of an office, or of its holder."""


@builds("act")
def act(branch: Branch, site: Site) -> Step:
    """What somebody does; anything but the frame of its verb is reported."""
    at = next(n for n, one in enumerate(branch.children) if one.data == "act_verb")
    verb = text_of(branch.children[at])
    joining, frame = FRAMES[verb]
    actors = tuple(build(one, site) for one in branch.children[:at])
    rest = [one for one in branch.children[at + 1 :] if one.data != "act_part"]
    joined = [build(one, site) for one in parts(branch, "act_part")]
    of: Term | None = build(rest[0], site) if rest else None
    wrong = of is None or len(joined) > 1 or any(word != joining for word, _ in joined)
    if wrong or (verb in ("nominates", "alleges", "delegates", "draws") and not joined):
        site.report("E102", f"`{verb}` wants: {frame}", site.span(branch), f"write  {frame}")
        return made("note", branch, site, words=Words((), span=site.span(branch)))
    slots: dict[str, Any] = {"nominee" if verb in ("nominates", "draws") else "of": of}
    if joined:
        slots |= second(verb, joined[0][1], frame, site)
    return made(verb, branch, site, actors=actors, **slots)


def second(verb: str, term: Term, frame: str, site: Site) -> dict[str, Any]:
    """The second name of an act: what a proceeding is called, or what one is nominated for."""
    if not isinstance(term, Path) or (verb in ("moves", "alleges") and len(term.names) > 1):
        site.report("E102", f"a name is wanted here: {frame}", term.span, f"write  {frame}")
        return {}
    if verb == "moves":
        name: Name = term.names[0]
        return {"as": name}
    if verb in DELEGATING:
        return {"to": term}
    return {"by" if verb == "alleges" else "on": term}

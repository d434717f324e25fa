"""Two titles for one thing, one title for two, and titles typed in another form (W407)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.known_titles import Known, one_office, organs
from charterlang.compiler.check.passages import Passage, Text, opens_sentence
from charterlang.compiler.check.terms import CAPITAL
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.instrument import Definition, Threshold
from charterlang.compiler.ir.organs import Office
from charterlang.compiler.ir.rules import Named, Rule
from charterlang.compiler.lower import titles
from charterlang.compiler.merge import ORGANS

TITLED = ("kind", "parties", "body", "office", "fact", "standard", "threshold")
"""The heads whose titles are to be told apart."""


def variants(passages: Sequence[Passage], known: Known, bill: Bill) -> Iterator[Diagnostic]:
    """W407: in the declarations, and in the words."""
    yield from one_rule(bill)
    yield from one_meaning(bill)
    yield from one_title(bill)
    forms = tuple(forms_of(bill))
    thresholds = tuple(majorities(bill))
    named = tuple(organs(bill))
    for passage in passages:
        if any(one.kind in ("preamble", "signatures") for one in passage.divisions):
            continue
        for text in passage.texts:
            yield from otherwise_written(text, forms)
            yield from shortened(text, named, known)
            yield from other_forms(text, named, known)
            yield from without_article(text, named, bill)
            yield from other_majorities(text, thresholds)


# ── declarations


def one_rule(bill: Bill) -> Iterator[Diagnostic]:
    """Thresholds that are one rule under two titles."""
    law = bill.instrument
    seen: list[tuple[Rule, Threshold]] = []
    thresholds = [one for one in law.declarations.values() if isinstance(one, Threshold)]
    for one in sorted(thresholds, key=lambda each: each.name in law.own):
        rule = meant(one.rule, bill)
        same = next((other for known, other in seen if known == rule), None)
        if same is not None and one.name in law.own and bill.sound(one.name, same.name):
            yield warning(
                "W407",
                f"`{one.name}` and `{same.name}` are one rule under two titles",
                one.place.span,
                f"keep one of them, and write its name wherever it is meant:  {same.name}",
                labels=[Label(same.place.span, "the same rule")],
            )
        seen.append((rule, one))


def meant(rule: Rule, bill: Bill) -> Rule:
    """The rule that a name stands for in the end."""
    for _ in bill.instrument.declarations:
        found = (
            bill.instrument.declarations.get(rule.threshold) if isinstance(rule, Named) else None
        )
        if not isinstance(found, Threshold):
            break
        rule = found.rule
    return rule


def one_meaning(bill: Bill) -> Iterator[Diagnostic]:
    """Terms that mean one thing under two titles."""
    law = bill.instrument
    seen: dict[object, Definition] = {}
    for name in law.own:
        one = law.declarations[name]
        if not isinstance(one, Definition) or not bill.sound(name):
            continue
        first = seen.setdefault((one.parameters, one.means), one)
        if first is not one:
            yield warning(
                "W407",
                f"`{name}` and `{first.name}` mean one thing under two titles",
                one.place.span,
                f"keep one of them, and write its name wherever it is meant:  {first.name}",
                labels=[Label(first.place.span, "the same meaning")],
            )


def one_title(bill: Bill) -> Iterator[Diagnostic]:
    """Two declarations of one title; facts about different things may share a verb."""
    seen: dict[tuple[str, ...], str] = {}
    for found in bill.gathered():
        if found.head not in TITLED:
            continue
        of = found.first.slots.get("of") if found.head in ("fact", "standard") else None
        key = (titles.title(found).text.lower(), *(one.text for one in of or ()))  # type: ignore[union-attr]  # slot table: names
        first = seen.setdefault(key, found.name)
        if first != found.name:
            other = bill.charter.declared[first].first
            yield warning(
                "W407",
                f"`{found.name}` has the title of `{first}`, and words cannot tell them apart",
                (found.first.title or found.first.name).span,
                "give one of them another title",
                labels=[Label((other.title or other.name).span, "the same title")],
            )


# ── words


def forms_of(bill: Bill) -> Iterator[tuple[str, str]]:
    """(title, how words take it) of the legal person and the organs; plurals too."""
    if bill.instrument.establishes:
        name, said = bill.instrument.establishes
        yield said, f"{{{name}}}"
    for name, found in bill.charter.declared.items():
        title = titles.title(found)
        if found.head in ORGANS:
            yield title.text, f"{{{name}.title}}" if found.head == "parties" else f"{{{name}}}"
            yield title.plural, f"{{{name}.plural}}"
        elif found.head == "regime":
            yield title.text, f"{{{name}.title}}"


def otherwise_written(text: Text, forms: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    """A title in other letters: `Harbour council` for `Harbour Council`."""
    low = text.said.lower()
    for title, taken in forms:
        if " " not in title or title.lower() not in low:
            continue
        for match in re.finditer(rf"\b{re.escape(title)}\b", text.said, re.IGNORECASE):
            said = match[0]
            first = said[1:] == title[1:] and opens_sentence(text, match.start())
            if said != title and not first:
                yield typed(text, match, said, title, taken)


def typed(text: Text, match: re.Match[str], said: str, title: str, taken: str) -> Diagnostic:
    """The warning of a title in another form."""
    at = text.of(match)
    return warning(
        "W407",
        f"`{said}` is typed for `{title}`",
        at,
        f"write  {taken}  so that one thing has one title",
        fix=text.fix(at, match[0], taken),
    )


def shortened(text: Text, named: tuple[tuple[str, str], ...], known: Known) -> Iterator[Diagnostic]:
    """The last word of a title for all of it: `the Council`."""
    for match in re.finditer(rf"\b(?:the|The) (?P<noun>{CAPITAL})(?! (?:of )?[A-Z])", text.said):
        noun = match["noun"]
        ending = [(name, title) for name, title in named if title.endswith(f" {noun}")]
        if not ending or noun.lower() in known.names:
            continue
        if len(ending) == 1:
            ((name, title),) = ending
            yield typed(text, match, match[0], title, f"{{{name}}}")
        else:
            several = " or ".join(f"`{title}`" for _, title in ending)
            yield warning(
                "W407",
                f"`{match[0]}` may be {several}",
                text.of(match),
                "write  " + "  or  ".join(f"{{{name}}}" for name, _ in ending),
            )


def other_forms(
    text: Text, named: tuple[tuple[str, str], ...], known: Known
) -> Iterator[Diagnostic]:
    """An office in another form of its title: `the Chairman` for `Chairperson`."""
    single = [(name, title) for name, title in named if " " not in title]
    for match in (
        re.finditer(rf"(?<! of )\b(?:[Tt]he )?(?P<word>{CAPITAL})", text.said) if single else ()
    ):
        word = match["word"].lower()
        for name, title in single if word not in known.names else ():
            if one_office(word, title.lower()):
                yield typed(text, match, match[0], title, f"{{{name}}}")


def without_article(
    text: Text, named: tuple[tuple[str, str], ...], bill: Bill
) -> Iterator[Diagnostic]:
    """A title that has lost its article: `a member of Harbour League`; offices may do without."""
    for name, title in named:
        if isinstance(bill.instrument.declarations.get(name), Office):
            continue
        if " " not in title or title not in text.said or title == title.lower():
            continue
        behind = r"(?= (?:if|when|while|and|or|is|are|may|must|shall|as|by|who|that)\b|[.,;:]|\s*$)"
        for match in re.finditer(
            rf"\b(?:in|of|from|to|by|with|for) {re.escape(title)}{behind}", text.said
        ):
            said = match[0].split(" ")[0]
            taken = f"{said} {{{name}}}"
            at = text.of(match)
            yield warning(
                "W407",
                f"`{title}` stands without its article",
                at,
                f"write  {taken}  which prints it",
                fix=text.fix(at, match[0], taken),
            )


@cache
def majority() -> re.Pattern[str]:
    """A majority as words speak of one."""
    sorts = "simple|absolute|bare|clear|qualified|special|ordinary|overall|relative"
    return re.compile(rf"\ban? (?P<said>(?:(?:{sorts}) )?majority)\b(?! of one)")


def majorities(bill: Bill) -> Iterator[tuple[str, str]]:
    """(name, title) of the thresholds that are called a majority."""
    for name, one in bill.instrument.declarations.items():
        if isinstance(one, Threshold):
            title = (one.title or name.replace("_", " ")).lower()
            if title.endswith("majority"):
                yield name, title


def other_majorities(text: Text, among: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    """`a majority` where the charter has `a simple majority`: one rule or two?"""
    if not among or "majority" not in text.said:
        return
    called = {re.sub(r"^(?:an?|the) ", "", title) for _, title in among}
    for match in majority().finditer(text.said):
        if match["said"] in called:
            continue
        yield warning(
            "W407",
            f"`{match[0]}` is none of the majorities that are declared: "
            + ", ".join(f"`{title}`" for title in dict.fromkeys(title for _, title in among)),
            text.of(match),
            "write  " + "  or  ".join(f"{{{name}}}" for name, _ in among),
        )

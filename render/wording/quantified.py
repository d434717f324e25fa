"""Quantified conditions: "each of the affected states is duly represented"."""

from __future__ import annotations

from typing import Literal

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.predicates import Clause
from charterlang.render.passage import Passage
from charterlang.render.wording import conditions, english, relatives, titles, values

Quantifier = Literal["some", "every", "no"]
_DENIED: dict[Quantifier, tuple[Quantifier, bool]] = {
    "some": ("no", False),
    "no": ("some", False),
    "every": ("some", True),
}


def clause(passage: Passage, of: ir.Quantified, negated: bool = False) -> Clause:
    """`some`, `every` or `no` member of the domain, and what is said of it."""
    quantifier, body_negated = _DENIED[of.quantifier] if negated else (of.quantifier, False)
    who = _who(passage, of, quantifier)
    gap = relatives.slot(passage)
    said = conditions.clause(passage.naming(**{of.variable: gap}), of.body, body_negated)
    again = f"that {_noun(passage, of.domain)}"
    if said.subject == gap:
        return Clause(who, said.verb.replace(gap, again))
    text = str(said)
    nested = isinstance(
        of.body, ir.Quantified
    )  # "the group of a member is every group" has it reversed
    if quantifier == "every" and text.count(gap) == 1 and " not " not in text and not nested:
        return _filled(said, gap, who, again)
    if quantifier == "some" and gap in text:
        return _filled(said, gap, who, again)
    if quantifier == "no" and gap in text:
        some = _who(passage, of, "some")
        return _filled(predicates.negation(said), gap, f"any {some.removeprefix('a ')}", again)
    return Clause(None, f"for {who}, {text.replace(gap, again)}")


def _filled(said: Clause, gap: str, who: str, again: str) -> Clause:
    """The clause with who is meant in its first gap, and spoken of again in the others."""
    if said.subject and gap not in said.subject:
        return Clause(said.subject, said.verb.replace(gap, who, 1).replace(gap, again))
    return Clause(None, str(said).replace(gap, who, 1).replace(gap, again))


def _who(passage: Passage, of: ir.Quantified, quantifier: Quantifier) -> str:
    where = ""
    if of.where is not None:
        where = " " + relatives.relative(
            passage, of.where, of.variable, _personal(passage, of.domain)
        )
    if isinstance(of.domain, ir.Members):
        member = titles.member(passage, of.domain.of)
        return {
            "some": english.a(member),
            "every": f"every {member}",
            "no": f"no {member}",
        }[quantifier] + where
    domain = values.value(passage, of.domain)
    return {"some": "one", "every": "each", "no": "none"}[quantifier] + f" of {domain}{where}"


def _personal(passage: Passage, domain: ir.Expression) -> bool:
    return isinstance(domain, ir.Members) and titles.personal(passage, domain.of)


def _noun(passage: Passage, domain: ir.Expression) -> str:
    """What one of the domain is called when it is spoken of again."""
    if isinstance(domain, ir.Members) and not conditions.is_body(passage, domain.of):
        return titles.title(passage, domain.of)
    return "one"

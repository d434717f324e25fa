"""Which of two norms prevails, over every pair of norms of a charter that has them of all sorts."""

from itertools import product

from playing_charters import charter, law

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.priority import narrowness, prevailing, special

HOLDERS = {
    "anybody": "",
    "kind": "of any person",
    "parties": "of each member_state",
    "body": "of any council",
    "office": "of chair",
    "entity": "of Alba",
    "parameter": "of who",
    "mixed": "of chair or any council",
}
CONDITIONS = {"plain": "", "when": "when foggy", "unless": "unless foggy"}
KINDS = ("duty", "prohibition", "right")
SORTS = [
    (kind, holder, condition)
    for kind, holder, condition in product(KINDS, HOLDERS, CONDITIONS)
    if (kind, holder) != ("duty", "anybody")
]
"""Of each sort of norm one; a duty is somebody's."""


def written() -> str:
    """A charter with a norm of each kind, for each holder, with and without conditions."""
    lines = [
        'article II "Norms"',
        "    (1)",
        "        fact foggy presumed false",
        "        office chair of person",
        "            founding Ann",
    ]
    for kind, holder, condition in SORTS:
        lines.append(f"        {kind} {kind}_{holder}_{condition}(who: state) {HOLDERS[holder]}")
        if CONDITIONS[condition]:
            lines.append(f"            {CONDITIONS[condition]}")
    return charter("\n".join(lines) + "\n")


LAW = law(written())
NORMS = [one for one in LAW.declarations.values() if isinstance(one, Norm)]
PAIRS = [(one, other) for one, other in product(NORMS, NORMS) if one is not other]


def test_of_any_two_norms_one_prevails_whichever_is_asked_first() -> None:
    assert len(NORMS) == len(SORTS)
    for one, other in PAIRS:
        winner, why = prevailing(one, other, LAW.declarations)
        assert winner in (one, other)
        assert prevailing(other, one, LAW.declarations) == (winner, why)


def test_the_rules_come_in_their_order() -> None:
    order = list(LAW.declarations)
    for one, other in PAIRS:
        winner, why = prevailing(one, other, LAW.declarations)
        loser = other if winner is one else one
        if (one.kind == "right") is not (other.kind == "right"):
            assert why == "right" and winner.kind == "right"
        elif special(one, other) is not special(other, one):
            assert why == "special" and special(winner, loser)
        else:
            assert why == "later" and order.index(winner.name) > order.index(loser.name)


def test_what_makes_a_norm_special() -> None:
    named = {one.name: one for one in NORMS}

    def beats(one: str, other: str) -> bool:
        winner, why = prevailing(named[one], named[other], LAW.declarations)
        return winner is named[one] and why == "special"

    assert beats("prohibition_parties_when", "duty_parties_plain")
    assert beats("duty_parties_unless", "prohibition_parties_plain")
    assert beats("prohibition_office_plain", "duty_body_plain")
    assert beats("duty_entity_plain", "prohibition_kind_plain")
    assert beats("duty_kind_plain", "prohibition_anybody_plain")
    # A condition and a narrower circle are worth the same: the later of the two prevails.
    winner, why = prevailing(
        named["duty_parties_when"], named["prohibition_entity_plain"], LAW.declarations
    )
    assert (winner.name, why) == ("prohibition_entity_plain", "later")
    # Of several limbs the widest counts.
    assert narrowness(named["duty_mixed_plain"]) == narrowness(named["duty_body_plain"])

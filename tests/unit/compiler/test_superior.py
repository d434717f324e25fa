"""What is external is held against the superior instrument that stands beside (E208)."""

import pytest

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter

REALM = """constitution realm "Constitution of the Realm"
    commences on 2020-01-01
    zone "UTC"
kind nation "nation"
kind town "town"
body senate "Senate" of nation
    founding Ada, Bea
    size 7
    counts votes cast
    needs more than 1/2
    window 2 days
    quorum at least 2
    tie lost
office monarch "Monarch" of nation
    founding Ada
procedure petition of senate to "petition"
    vote adoption
procedure banish(n: nation) of senate to "banish a nation"
    vote
"""
HARBOUR = """statute harbour "Harbour Act" under realm "Constitution of the Realm"
    commences on 2026-01-01
    zone "UTC"
kind nation "nation"
kind town "town"
{external}
"""
FITTING = """external body senate "Senate" of nation
    size 7
    counts votes cast
external office monarch of nation
external procedure petition of senate to "petition"
    vote adoption
external procedure banish(n: nation) of senate to "banish a nation"
"""


def found(external: str, beside: str = "laws/realm.charter") -> list[Diagnostic]:
    """What is said of the external declarations of a statute in the folder `laws`."""
    texts = {"laws/harbour.charter": HARBOUR.format(external=external), beside: REALM}
    made = compile_charter("laws/harbour.charter", texts.get)
    return [one for one in made.diagnostics if one.code == "E208"]


def test_what_fits_is_silent() -> None:
    assert not found(FITTING)


def test_a_superior_that_is_not_there_is_not_asked() -> None:
    assert not found("external body commons of nation", "elsewhere/realm.charter")


@pytest.mark.parametrize(
    ("external", "said", "line"),
    (
        ("external body senat of nation", "declares nothing that is called `senat`", 6),
        ("external office senate of nation", "`senate` is a body there, not an office", 6),
        ('external body senate "Upper House" of nation', "is titled “Senate” there", 6),
        ("external body senate of town", "is of another kind there", 6),
        ("external body senate of nation\n    size 9", "says `size` otherwise there", 7),
        ("external body senate of nation\n    rounded up", "has no `rounded` line there", 7),
        ("external body senate of nation\n    needs at least 2/3", "says `needs` otherwise", 7),
        ('external procedure petition of senate to "x"\n    vote approval', "`approval` there", 7),
        ("external procedure banish of senate", "`banish` has 1 parameter there", 6),
    ),
)
def test_what_does_not_fit_is_told(external: str, said: str, line: int) -> None:
    errors = found(external)
    assert len(errors) == 1
    assert said in errors[0].message
    assert errors[0].span.line == line
    assert all(one.span.path == "laws/realm.charter" for one in errors[0].labels)

"""A draft in detail: where comments go, what is moved as it is, and what stays."""

from charterlang.compiler.parse import parse
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.source import source_of
from charterlang.files import module
from charterlang.render.draft import drafted, unwritable
from charterlang.render.stretches import spaced, stretches, tail

WRITTEN = """\
# Top remark.

# Another, apart.
treaty hard "Hard"    # head behind
    # about zone
    zone "UTC"

    commences on 2026-01-01   # in force
    note "An editor's note of the head."
    | Title page \\
    | in two lines

# ── Vocabulary ──

kind state "state"        # k

# Section: people

kind person "delegate" of state
fact dues "dues" of state is number presumed 100
define solvent(s: state) "solvent" means dues(s) >= 100
    # a trailing deep remark of solvent
# ── Members ──

# who belongs
parties member_state "member state" of state   # (parties)
    # the founders
    founding Alba,
        Brine,
        Corran "the Isle of Corran"

    # leaving
    leaves   by withdrawal,
             when not solvent(member)      # out
    # deep remark at the end of parties
body assembly "Assembly # not a comment" of person
    seats    any number appointed by each member_state
    note "A note in the Assembly."
    require all of
        # inner remark
        count(members(assembly)) >= 0
        # inner remark at the end
    # voting from here on
    votes    1 for each member_state
    counts   votes cast
    quorum   at least 1/2 of all members

    tie      lost
    closes early when certain(this)
    window   3 days
# continues it
also body assembly    # also behind
    # another early close
    closes early except amend
procedure amend(a: amendment) of assembly to "amend this"
    motion   by 2 of member_state

    # debate first
    debate   5 days
    vote     5 days needs two_thirds of all members
        # inside vote
        abstention as nay
    carried
        # what follows
        adopt a
power withdrawal of each member_state to "withdraw"
    effect   remove actor from member_state
threshold two_thirds "two-thirds" at least 2/3

# before the scenario
scenario "It stands" of hard
    at 2026-01-01
        expect commenced
# the end
    # deep end
"""
DRAFTED = """\
# Top remark.

# Another, apart.
treaty hard "Hard"    # head behind
    # about zone
    zone "UTC"

    commences on 2026-01-01   # in force
    note "An editor's note of the head."
    | Title page \\
    | in two lines

# ── Vocabulary ──

kind state "state"        # k

# Section: people

kind person "delegate" of state

article I "Membership"
    (1)
        # ── Members ──
        # who belongs
        parties member_state "member state" of state   # (parties)
            # the founders
            founding Alba,
                Brine,
                Corran "the Isle of Corran"
    (2)
        also parties member_state
            # leaving
            leaves   by withdrawal,
                     when not solvent(member)      # out
            # deep remark at the end of parties

article II "Organs"
    (1)
        body assembly "Assembly # not a comment" of person
            seats    any number appointed by each member_state
            note "A note in the Assembly."
    (2)
        also body assembly
            require all of
                # inner remark
                count(members(assembly)) >= 0
                # inner remark at the end
            # voting from here on
            votes    1 for each member_state
            counts   votes cast
            quorum   at least 1/2 of all members
            tie      lost
            closes early when certain(this)
            window   3 days
        # continues it
        also body assembly    # also behind
            # another early close
            closes early except amend

article III "Rights and duties"
    -
        power withdrawal of each member_state to "withdraw"
            effect   remove actor from member_state

article IV "Amendment"
    -
        procedure amend(a: amendment) of assembly to "amend this"
            motion   by 2 of member_state

            # debate first
            debate   5 days
            vote     5 days needs two_thirds of all members
                # inside vote
                abstention as nay
            carried
                # what follows
                adopt a

article V "Final provisions"
    (1) provides hard.commences, hard.zone
    (2)
        fact dues "dues" of state is number presumed 100
    (3)
        define solvent(s: state) "solvent" means dues(s) >= 100
            # a trailing deep remark of solvent
    (4)
        threshold two_thirds "two-thirds" at least 2/3

# before the scenario
scenario "It stands" of hard
    at 2026-01-01
        expect commenced
# the end
    # deep end
"""


def draft(text: str) -> str:
    """The text with its default document written out."""
    made = compile_charter("x.charter", lambda name: text if name == "x.charter" else module(name))
    assert not made.failed and made.value is not None, made.diagnostics
    source = source_of("x.charter", text)
    file = parse(source).value
    assert file is not None
    return drafted(made.value, file, source)


def test_comments_stay_with_what_they_stand_above() -> None:
    assert draft(WRITTEN) == DRAFTED


def test_lines_are_moved_by_whole_levels() -> None:
    text = 'club c "C"\n'.replace("club", "charter")
    text += "kind p\nprocedure go of b\n\tvote 1 day\n\t\tneeds all of all members\n"
    text += "body b of p\n\tfounding A\n"
    lines = draft(text).splitlines()
    assert "            vote 1 day" in lines and "                needs all of all members" in lines
    assert not any("\t" in line for line in lines)


def test_an_empty_charter_says_when_it_holds() -> None:
    assert draft('treaty t "T"\n') == (
        'treaty t "T"\n\narticle I "Final provisions"\n    - provides t.commences\n'
    )


def test_the_numbering_is_that_of_the_charter() -> None:
    text = 'treaty t "T"\n    numbering "Article 1", "a."\n    construe ballots final\n'
    lines = draft(text + "kind p\nbody b of p\nbody c of p\n").splitlines()
    assert [line for line in lines if line.startswith("article")] == [
        'article 1 "Organs"',
        'article 2 "Final provisions"',
    ]
    assert [line.strip() for line in lines if line[4:6] in ("a.", "b.")] == ["a.", "b."]
    assert lines[-1] == "    - provides t.commences, t.construe"


def test_a_label_that_cannot_be_written_is_found() -> None:
    for example, found in (("(1)", None), ("i.", None), ("A.", "A."), ("§ 1", "§ 1")):
        text = f'treaty t "T"\n    numbering "Article 1", "{example}"\nkind p\nbody b of p\nbody c of p\n'
        law = compile_charter("x.charter", lambda _, text=text: text).value
        assert law is not None and unwritable(law) == found


# ── stretches


LINES = ("# a", "", "one", "  # b", "# c", "two", "", "# d")


def test_a_stretch_has_the_comments_above_it() -> None:
    first, second = stretches(LINES, [3, 6])
    assert (first.above, first.lines) == (("# a",), ("one", "  # b"))
    assert (second.above, second.lines) == (("# c",), ("two",))
    assert first.parted and not second.parted
    assert tail(LINES, 6) == ("# d",)


def test_an_empty_line_stands_before_a_stretch_or_does_not() -> None:
    one, two, three = stretches(("a", "", "b", "c"), [1, 3, 4])
    assert (one.apart, two.apart, three.apart) == (False, True, False)


def test_a_tab_counts_four_columns() -> None:
    assert spaced("\t  \tx\ty") == " " * 10 + "x\ty"

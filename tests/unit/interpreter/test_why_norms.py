"""Why: duties that fall due and end, breaches, findings, norms that meet, what is irregular or void."""

from functools import cache

from playing_charters import charter, run

from charterlang.interpreter.play import Run
from charterlang.interpreter.why import Explanation, why_line

LAW = """
article II "Norms"
    (1)
        fact attacked "is attacked" of state presumed false
        standard slow "unduly slow" of state presumed false
        duty aid(s: member_state) of each member_state to "aid a state"
            when      attacked(s) and s != actor
            unless    s = Alba
            within    3 days
            late when slow(actor)
        duty sign of Alba and Brine to "sign"
            when some s in state: attacked(s)
        duty report of Alba or council to "report"
            when some s in state: attacked(s)
    (2)
        prohibition spying(s: state) of each member_state to "spy"
            forbids watch(s)
        power watch(s: state) of each member_state to "watch"
        right look of any council to "look"
            permits watch
        power leave of each member_state to "leave"
            should slow(actor)
    (3)
        procedure remedy(s: state) of council to "require redress"
            vote 1 day needs more than 1/2
            carried oblige s to "redress" within 1 day
"""
FOUND = """    (4)
        supremacy void
        breach found by judge
        procedure judge(s: member_state) of council to "find a breach"
            vote 1 day needs more than 1/2
"""


@cache
def story(steps: str, more: str = "") -> Run:
    """A run of the charter."""
    return run(charter(LAW + more), steps)


def explained(made: Run, beginning: str) -> Explanation:
    """The explanation of the first line that begins so."""
    numbers = [
        line.number
        for moment in made.moments
        for line in moment.lines
        if line.text.startswith(beginning)
    ]
    found = why_line(made, numbers[0])
    assert found is not None
    return found


def section(made: Explanation, heading: str) -> list[str]:
    """What stands under a heading."""
    found = [one for one in made.sections if one.heading == heading]
    return [text for one in found for point in one.points for text in (point.text, *point.below)]


DUTIES = """
    at 2026-02-01 08:00
        report attacked(Brine)
    after 1 day
        report slow(Corran)
        Corran does aid(Brine)
        report not attacked(Brine)
"""


def test_what_is_owed_says_how_it_is_done_and_when_it_is_late_or_moot() -> None:
    made = explained(story(DUTIES), "Corran has to aid")
    assert section(made, "What is owed") == [
        "it is done by  Corran does aid(Brine)",
        "it is late from 4 February 2026 08:00 on",
        "it is late once this comes to hold: unduly slow (Corran)",
        "it falls away once this does not hold: is attacked (Brine) and Brine is not Corran",
        "it falls away once this holds: Brine is Alba",
    ]
    assert section(made, "Facts") == [
        "is attacked (Brine): true, reported on 1 February 2026 08:00"
    ]
    assert section(made, "It goes back to") == ["line 7: It is reported that Brine is attacked"]
    both = section(explained(story(DUTIES), "Brine has to sign"), "What is owed")
    assert both[:2] == [
        "it is done by  Brine does sign",
        "it takes all of these together: Alba and Brine",
    ]
    either = section(explained(story(DUTIES), "The Council has to report"), "What is owed")
    assert either[1] == "it takes either of these, for both: Alba or the Council"


def test_a_breach_says_since_when_it_is_owed_and_that_it_still_is() -> None:
    made = explained(story(DUTIES), "Breach: Corran")
    assert section(made, "The breach") == [
        "owed since 1 February 2026 08:00, until 4 February 2026 08:00",
        "nobody has to find it: it is on record as a breach",
        "it is still owed: it is done by  Corran does aid(Brine)",
    ]
    assert section(made, "Facts") == [
        "unduly slow (Corran): true, reported on 2 February 2026 08:00"
    ]


def test_what_ends_says_whether_a_breach_stands() -> None:
    done = explained(story(DUTIES), "Corran has done what it had to")
    assert section(done, "What was owed") == [
        "owed since 1 February 2026 08:00, until 4 February 2026 08:00",
        "the breach stands: it was late on 2 February 2026 08:00",
    ]
    moot = explained(story(DUTIES), "Alba no longer has to: aid")
    assert section(moot, "What was owed") == [
        "owed since 1 February 2026 08:00, until 4 February 2026 08:00"
    ]


CONDUCT = """
    at 2026-02-01 08:00
        report attacked(Brine)
        expect refused Brine does watch(Alba)
        Ann does watch(Brine)
        Alba alleges spying(Alba) by Corran
        Alba moves remedy(Corran) as r
        Alba, Brine votes aye on r
        Corran does leave
    after 1 day
        Ann moves judge(Brine) as j
        Alba, Corran votes aye on j
    after 1 day
        note "what Corran owes is late"
        Corran does r
"""


def test_void_conduct_goes_back_to_what_was_tried_and_says_who_finds() -> None:
    made = explained(story(CONDUCT, FOUND), "Alleged breach: Brine is forbidden")
    assert section(made, "The breach") == [
        "it is against the duty not to spy (Alba)",
        "nothing has come of the act: what is forbidden is void",
        "it is a breach once it is found by the Council: to find a breach (Brine)",
    ]
    (origin,) = section(made, "It goes back to")
    assert origin.endswith("Brine watches (Alba)")
    refusal = explained(story(CONDUCT, FOUND), "Brine watches (Alba)")
    assert section(refusal, "Refused because") == [
        "Brine is forbidden to spy (Alba)",
        "conduct that this charter forbids is void",
    ]
    assert refusal.clauses[:2] == ("II(2)", "II(4)")


def test_a_complaint_and_a_finding() -> None:
    complaint = explained(story(CONDUCT, FOUND), "Alba alleges")
    assert section(complaint, "The breach")[0] == "Alba says so, which proves nothing"
    found = explained(story(CONDUCT, FOUND), "Found: Brine")
    assert section(found, "What was alleged") == [
        "on 1 February 2026 08:00: it was tried, and void",
        "found by j",
    ]
    unfound = """
    at 2026-02-01 08:00
        Alba alleges spying(Alba) by Corran
"""
    made = explained(story(unfound), "Alba alleges")
    assert section(made, "The breach")[1] == "nothing says who finds breaches: it stays alleged"


def test_an_obligation_says_what_does_it() -> None:
    made = explained(story(CONDUCT, FOUND), "Corran has to redress")
    assert section(made, "What is owed") == [
        "it is done by  Corran does remedy(Corran)",
        "it is late from 3 February 2026 08:00 on",
    ]
    done = explained(story(CONDUCT, FOUND), "Corran has done what it had to: redress")
    assert section(done, "What was owed")[1] == (
        "the breach stays alleged: it was late on 3 February 2026 08:00"
    )


def test_what_prevails_and_what_is_irregular() -> None:
    made = explained(story(CONDUCT, FOUND), "The right to look prevails")
    assert section(made, "Why it prevails") == ["a right prevails over a prohibition"]
    irregular = explained(story(CONDUCT, FOUND), "Irregular")
    assert section(irregular, "Because") == [
        "a condition does not hold: unduly slow (Corran)",
        "unduly slow (Corran): false, presumed, as nobody has reported it",
    ]
    assert not section(irregular, "Facts"), "they stand with the reasons"


def test_an_expectation_goes_back_to_the_line_that_made_it_so() -> None:
    made = run(
        charter(LAW + FOUND),
        """
    at 2026-02-01 08:00
        report attacked(Brine)
        Alba alleges spying(Brine) by Corran
        expect due(aid(Brine) by Corran)
        expect alleged(spying by Corran)
        Corran does leave
        expect irregular(leave)
        expect not breached(spying by Brine)
""",
    )

    def back(beginning: str) -> str:
        (line,) = section(explained(made, beginning), "It goes back to")
        return line.partition(": ")[2]

    assert back("due(aid").startswith("Corran has to aid a state (Brine)")
    assert back("alleged(").startswith("Alba alleges that Corran")
    assert back("irregular(").startswith("Irregular, but it stands")
    assert not section(explained(made, "not breached"), "It goes back to")

"""Stages: how they follow each other, go on when asked, are left out, and end early."""

from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.journal import (
    ClockSet,
    ProceedingEnded,
    StageBegan,
    StageEnded,
    StageOver,
)

DEBATES = charter(
    """
article II "Matters"
    (1)
        procedure slow(m: matter) of council to "resolve slowly"
            debate at least 2 days
            vote   1 day needs simple_majority
    (2)
        procedure brief(m: matter) of council to "resolve briefly"
            debate at most 2 days
            vote   1 day needs simple_majority
    (3)
        fact plain "is plain" of matter
        procedure usual(m: matter) of council to "resolve"
            debate 1 day
                when not plain(m)
            vote   at least 1 day needs simple_majority
    (4)
        procedure open_ended(m: matter) of council to "talk"
            debate
            motion by 2 of council
            vote   at most 1 day needs simple_majority
"""
)


def test_a_debate_of_a_fixed_length_goes_on_of_itself_and_not_before() -> None:
    text = DEBATES.replace("debate at least 2 days", "debate 2 days")
    state = ran(
        text,
        """
    at 2026-02-01 08:00
        Ann moves slow(Tolls) as tolls
    at 2026-02-03 07:01
        expect refused Ann opens tolls under @II(1)
    at 2026-02-03 08:00
        expect tolls in vote
""",
    )
    (ground,) = grounds(state)
    assert ground.distance == "opens in 59 minutes"
    assert ground.clauses == ("II(1)",)


def test_at_least_means_that_somebody_moves_on() -> None:
    state = ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        Ann moves slow(Tolls) as tolls
        expect refused Ann opens tolls under @II(1)
    at 2026-02-05
        expect tolls in debate
        expect refused Zoe opens tolls under @II(1)
        Ben opens tolls
        expect tolls in vote
        expect refused Ben opens tolls under @II(1)
""",
    )
    (over,) = entries(state, StageOver)
    assert (over.at.day, over.at.hour) == (3, 8)
    assert "there is nothing to go on to" in grounds(state)[0].reason


def test_at_most_may_be_cut_short() -> None:
    ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        Ann moves brief(Tolls) as tolls
        Ann moves brief(Fish) as fish
        Ben opens tolls
        expect tolls in vote
    at 2026-02-03 08:00
        expect fish in vote
""",
    )


def test_a_stage_is_left_out_unless_its_condition_holds() -> None:
    state = ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        report plain(Tolls)
        report plain(Fish) = false
        Ann moves usual(Tolls) as tolls
        Ann moves usual(Fish) as fish
        Ann moves usual(Salt) as salt                   # unknown, so that it does not hold
        expect tolls in vote
        expect fish in debate
        expect salt in vote
""",
    )
    skipped = [one for one in entries(state, StageEnded) if one.skipped]
    assert [one.proceeding for one in skipped] == [1, 3]
    assert skipped[0].clauses[0] == "II(3)"


def test_a_vote_of_at_least_a_day_lasts_until_it_is_closed() -> None:
    ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        report plain(Tolls)
        Ann moves usual(Tolls) as tolls
        Alba votes aye on tolls
        expect refused Ann closes tolls under @II(3)
    at 2026-02-04
        Brine votes aye on tolls
        Ann closes tolls
        expect tolls is carried
""",
    )


def test_a_motion_to_go_on_in_the_middle() -> None:
    ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        Ann moves open_ended(Tolls) as tolls
    at 2026-02-09
        expect tolls in debate
        Ann opens tolls
        expect tolls is waiting
        Ben moves tolls
        expect refused Alba votes aye on tolls
        Cia moves tolls
        expect tolls in vote
        Alba votes aye on tolls
        Ben closes tolls
        expect tolls is carried
""",
    )


def test_who_moves_to_go_on_while_the_debate_runs_has_moved_when_it_ends() -> None:
    text = DEBATES.replace("            debate\n", "            debate 3 days\n")
    state = ran(
        text,
        """
    at 2026-02-01 08:00
        Ann moves open_ended(Tolls) as tolls
        Ann moves open_ended(Fish) as fish
    at 2026-02-02
        Ben moves tolls
        Ben moves fish
        expect refused Ben moves tolls under @II(4)
        expect tolls in debate
        Cia moves tolls
        expect tolls in debate
    at 2026-02-04 08:00
        expect tolls in vote
        expect fish is waiting
        Cia moves fish
        expect fish in vote
""",
    )
    assert grounds(state)[0].distance == "1 of 2 movers"


EARLY = charter(
    """
article II "Closing"
    (1)
        fact heard "everybody has been heard" of proceeding presumed false
        standard pause "a pause" is duration presumed 6 hours
        also council_rules
"""
).replace(
    "        also council_rules\n",
    """\
        also body council
            closes early when certain(this)
    (2)
        also body council
            closes early when heard(this) for at least pause
    (3)
        also body council
            closes early except budget
    (4)
        procedure resolve(m: matter) of council to "resolve"
            vote 2 days needs simple_majority
        procedure budget of council to "pass the budget"
            vote 2 days needs simple_majority
        procedure quick of council to "resolve at once"
            vote 2 days needs simple_majority
                closes early when certain(this)
""",
)


def test_every_limb_that_fails_is_named() -> None:
    state = ran(
        EARLY,
        """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
        Alba votes aye on tolls
        expect refused Ann closes tolls under @II(1)
        expect refused Ann closes tolls under @II(2)
""",
    )
    certain, heard = grounds(state)
    assert certain.reason == "a condition does not hold: the result of this vote is certain"
    assert certain.distance == "1 of 1 voted yes, 1 needed"
    assert certain.clauses == ("II(1)",)
    assert heard.distance == "it does not hold yet; 6 hours are wanting"
    assert heard.rests.presumptions == ("pause", "heard")


def test_a_vote_closes_at_the_first_instant_at_which_all_holds() -> None:
    state = ran(
        EARLY,
        """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
        Alba, Brine votes aye on tolls
        report heard(tolls)
    at 2026-02-01 11:00
        expect refused Ann closes tolls under @II(2)
    at 2026-02-05
        expect tolls is carried
""",
    )
    assert grounds(state)[0].distance == "3 hours of 6 hours; in 3 hours"
    (ended,) = entries(state, StageEnded)
    assert (ended.at.day, ended.at.hour) == (1, 14)
    assert [one.clause for one in ended.early] == ["II(1)", "II(2)"]
    assert "pause" in ended.rests.presumptions
    assert {"II(1)", "II(2)"} <= set(ended.clauses)


def test_time_that_was_broken_begins_again() -> None:
    state = ran(
        EARLY,
        """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
        Alba, Brine votes aye on tolls
        report heard(tolls)
    at 2026-02-01 13:00
        report heard(tolls) = false
    at 2026-02-01 13:30
        report heard(tolls)
    at 2026-02-05
        expect tolls is carried
""",
    )
    (ended,) = entries(state, StageEnded)
    assert (ended.at.hour, ended.at.minute) == (19, 30)


def test_an_excepted_vote_never_closes_early_and_the_stage_s_own_rule_prevails() -> None:
    state = ran(
        EARLY,
        """
    at 2026-02-01 08:00
        Ann moves budget as b
        Ann moves quick as q
        Alba, Brine votes aye on b
        report heard(b)
        Alba votes aye on q
        expect q in vote
        Brine votes aye on q
        expect q is carried
    at 2026-02-02 08:00
        expect b in vote
        expect refused Ann closes b under @II(3)
    at 2026-02-03 08:00
        expect b is carried
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "budget never ends before its time"
    assert ground.distance == "its time is over in 1 day"


def test_without_a_rule_nothing_closes_early() -> None:
    state = ran(
        DEBATES,
        """
    at 2026-02-01 08:00
        report plain(Tolls)
        Ann moves slow(Tolls) as tolls
    at 2026-02-03 08:00
        Ann opens tolls
        Alba, Brine, Corran votes aye on tolls
        expect refused Ann closes tolls under @II(1)
""",
    )
    assert grounds(state)[0].reason == "nothing lets this vote end before its time"


def test_the_clock_stops_only_where_something_may_happen() -> None:
    state = ran(
        EARLY,
        """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
    at 2026-03-01
        expect tolls is lost
""",
    )
    stops = [one.at.isoformat() for one in entries(state, ClockSet)]
    assert stops == ["2026-02-03T08:00:00+00:00", "2026-03-01T00:00:00+00:00"]


TIES = charter(
    """
article II "Ties"
    (1)
        procedure again(m: matter) of council to "resolve"
            vote 1 day needs simple_majority
                tie again
            carried adopt m
            lost    notify council that "it is lost"
        procedure majority(m: matter) of council to "resolve"
            vote 1 day needs simple_majority
                quorum at least 2/3 of all members
            inquorate notify council that "too few came"
            lost      notify council that "it is lost"
"""
)


def test_a_tie_is_voted_on_again() -> None:
    state = ran(
        TIES,
        """
    at 2026-02-01 08:00
        Ann moves again(Tolls) as tolls
        Alba votes aye on tolls
        Brine votes nay on tolls
    at 2026-02-02 08:00
        expect tolls in vote
        expect ayes(tolls) = 0
        Alba votes aye on tolls
    at 2026-02-03 08:00
        expect tolls is carried
""",
    )
    assert [one.round for one in entries(state, StageBegan)] == [1, 2]
    assert len(entries(state, ProceedingEnded)) == 1


def test_a_missed_quorum_has_its_own_line() -> None:
    state = ran(
        TIES,
        """
    at 2026-02-01 08:00
        Ann moves majority(Tolls) as tolls
        Alba votes aye on tolls
    at 2026-02-02 08:00
        expect tolls is inquorate
""",
    )
    from charterlang.interpreter.journal import Notified

    assert [one.message for one in entries(state, Notified)] == ["too few came"]

"""Membership: joining and leaving, appointed seats, limits, and what a body requires."""

from playing_charters import entries, grounds, ran

from charterlang.interpreter.journal import ActRecorded, Seated, Unseated, Voided

SEATS = """\
charter club "Harbour Club"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities
kind state "state"
kind person "delegate" of state
article I "Seats"
    (1)
        parties member_state "member state" of state
            founding Alba, Brine, Corran
            joins    by accession
            leaves   by withdrawal, when bankrupt(member)
        fact bankrupt "is bankrupt" of state presumed false
    (2)
        body council "Council" of person
            seats    2 appointed by each member_state
            size     at most 4
            eligible not banned(candidate)
            votes    1 each
            counts   votes cast
            tie      lost
        fact banned "is banned" of person presumed false
    (3)
        body board "Board" of person
            joins   by hire, when keen(member)
            leaves  by fire
            require size(board) <= 2
            votes   1 each
            counts  votes cast
            tie     lost
        fact keen "is keen" of person presumed false
article II "Acts"
    (1)
        procedure accession(s: state) of council to "admit a state"
            vote 1 day needs simple_majority
        power withdrawal of each member_state to "withdraw"
    (2)
        power hire(p: person) of council to "hire somebody"
        power fire(p: person) of council to "fire somebody"
        procedure choose(p: person) of council to "choose somebody"
            vote 1 day needs simple_majority
            carried
                admit p to board
                admit Dot to board
        body extra "Extras" of person
            founding Dot "Dot"
"""
GIVEN = """
    given
        Ann.state = Alba
        Ben.state = Brine
        Ann, Ben are council
"""


def test_appointed_seats_have_a_number_and_belong_to_the_appointer() -> None:
    state = ran(
        SEATS,
        """
    at 2026-02-01
        Alba does council.appoint(Abe)
        expect refused Alba does council.appoint(Ada) under @I(2)
        expect refused Alba does council.appoint(Abe) under @I(2)
        expect refused Dune does council.appoint(Dan) under @I(2)
        expect refused Brine does council.recall(Abe) under @I(2)
        Corran does council.appoint(Cia)
        expect size(council) = 4
        expect refused Brine does council.appoint(Bob) under @I(2)
        Alba does council.recall(Abe)
        report banned(Bob)
        expect refused Brine does council.appoint(Bob) under @I(2)
        expect done(council.appoint)
""",
        GIVEN,
    )
    reasons = [(g.reason, g.distance) for one in state.journal for g in getattr(one, "grounds", ())]
    assert reasons == [
        ("Alba has no seat left to fill", "2 of 2 seats are taken"),
        ("Alba has appointed Abe already", None),
        ("Dune is no member state and acts for none here", None),
        ("Abe has not been appointed by Brine", "appointed by Alba"),
        ("no seat is left in the Council", "4 of 4 seats are taken"),
        ("a condition does not hold: not: is banned (Bob)", None),
    ]
    acts = entries(state, ActRecorded)
    assert (acts[0].act, acts[0].actor, acts[0].clauses) == ("council.appoint", "Alba", ("I(2)",))


def test_an_act_is_a_way_in_and_out() -> None:
    state = ran(
        SEATS,
        """
    at 2026-02-01
        Ann moves accession(Dune)
        Ann votes aye
    at 2026-02-02
        expect Dune in member_state
        Brine does withdrawal
        expect Brine not in member_state
        expect Ben not in council
        council does hire(Kit)
        expect Kit in board
        council does fire(Kit)
        expect Kit not in board
""",
        GIVEN,
    )
    dune = next(one for one in entries(state, Seated) if one.member == "Dune")
    assert dune.clauses[0] == "I(1)" and "II(1)" in dune.clauses
    gone = entries(state, Unseated)
    assert [(one.organ, one.member, one.by) for one in gone] == [
        ("member_state", "Brine", None),
        ("council", "Ben", "Brine"),
        ("board", "Kit", None),
    ]
    assert gone[1].clauses[:2] == ("I(2)", "I(1)")


def test_a_condition_is_a_way_in_and_out_at_its_edge() -> None:
    ran(
        SEATS,
        """
    at 2026-02-01
        report keen(Ann)
        expect Ann in board
        council does fire(Ann)
        expect Ann not in board
        report keen(Ann) = false
        report keen(Ann)
        expect Ann in board
        report bankrupt(Brine)
        expect Brine not in member_state
        expect Ben not in council
        report bankrupt(Dune)
        expect size(member_state) = 2
""",
        GIVEN,
    )


def test_what_a_body_requires_is_not_broken() -> None:
    state = ran(
        SEATS,
        """
    at 2026-02-01
        council does hire(Kit)
        council does hire(Lee)
        expect refused council does hire(Max) under @I(3)
        council does fire(Lee)
        Ann moves choose(Max)
        Ann votes aye
    at 2026-02-02
        expect choose is void
        expect Max not in board
        expect Dot not in board
        expect size(board) = 1
""",
        GIVEN,
    )
    assert grounds(state)[0].distance == "3 of 2"
    (voided,) = entries(state, Voided)
    assert voided.clauses[:2] == ("I(3)", "II(2)")


def test_a_member_of_none_is_not_removed() -> None:
    state = ran(
        SEATS,
        """
    at 2026-02-01
        expect refused Dune does withdrawal under @II(1)
        council does fire(Kit)
""",
        GIVEN,
    )
    assert not entries(state, Unseated)

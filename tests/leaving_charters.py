"""A club whose members come and go, with votes, elections, motions and duties under way."""

from __future__ import annotations

from playing_charters import charter, entries

from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences import sentence
from charterlang.interpreter.state import State

ARTICLES = """
article II "Coming and going"
    (1)
        power withdraw of each member_state to "withdraw"
            effect remove actor from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
        power sleep(s: state) of any person to "suspend a state"
            effect suspend s from member_state
    (2)
        office chair "Chair" of person
            filled  by chair_election
            vacated by council.recall
            founding Cia
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any member_state
                eligible candidate in council
                limit 1
            election 1 day using instant_runoff needs simple_majority
            carried install winner as chair
    (3)
        procedure settle(m: matter) of council to "settle a matter"
            motion by 2 of member_state within 3 days
            vote 1 day needs more than 1/2 of all members
        procedure debate_it(m: matter) of council to "debate a matter"
            motion by 2 of council
            debate 1 day
            motion by 2 of council
            vote 1 day needs simple_majority
    (4)
        duty report(m: matter) of each member_state to "report on a matter"
            within 2 days
        duty aid of each member_state to "come to the aid of the others"
            when attacked
        fact attacked "a member state is attacked" presumed false
        duty keep of chair to "keep the books"
        power call(m: matter) of any person to "call for reports"
            effect begin report(m)
        power audit of any person to "order an audit"
            effect begin keep
    (5)
        procedure rescind(s: member_state) of council to "rescind the membership of a state"
            vote 1 day recusing s needs simple_majority
            carried
                remove s from member_state
                notify council that "it is done"
        procedure censure(s: member_state) of council to "censure a state"
            require s in member_state
            vote 1 day recusing s needs simple_majority
"""
LAW = charter(ARTICLES)
DAY = "\n    at 2026-02-01 08:00"


def said(state: State, sort: type) -> list[str]:
    """The sentences of all entries of one sort."""
    naming = Naming(state)
    return [sentence(entry, naming).text for entry in entries(state, sort)]

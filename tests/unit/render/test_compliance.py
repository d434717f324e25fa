"""What binds, and what becomes of a breach, in sentences: supremacy, findings, lateness, acts by whom."""

from __future__ import annotations

import pytest
from wording_charters import law

from charterlang.render.document import document
from charterlang.render.words import words_by_clause

PACT = """\
treaty pact "Pact"
    commences on 2026-01-01
    zone "UTC"
    style modal must
kind state "state"
kind person "person" of state
kind standing "standing" is resident, citizen
parties member_state "member state" of state
    founding Alba, Brine
fact head_of_state "Head of State" of state is person
fact envoy "envoy to" of state, state is person
fact dues "dues paid" of state is number
fact rank "standing" of person is standing
fact ally "is allied with" of state, state
fact attacked "under attack" of state presumed false
fact heard "has been heard" of state presumed false
article I "Acts"
    (1)
        body council "Council" of person
            seats any number appointed by each member_state
            counts votes cast
            quorum at least 1
            tie lost
            needs more than 1/2
            window 1 day
    (2)
        power war(t: state) of each member_state to "declare war on another state"
        duty pay of each member_state to "pay its dues"
            when attacked(actor)
        prohibition spying of each member_state to "spy upon another member state"
        power withdrawal of each member_state to "withdraw from this treaty"
        | Wars, dues, spies and withdrawals.
    (3)
        procedure inquiry(s: state) of council to "find that a state has broken this treaty"
            vote
    (4)
{part}
"""


def said(part: str) -> str:
    """The words of the clause that holds this part, worded from its rules."""
    lines = "\n".join(f"        {line}" for line in part.strip("\n").split("\n"))
    made = law(PACT.replace("{part}", lines))
    return words_by_clause(made, document(made), whole=True)["I(4)"].replace("\n", " ")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("supremacy void", "Conduct that this treaty prohibits is void to that extent."),
        ("supremacy breach", "Conduct that this treaty prohibits is a breach of it, but stands."),
        (
            "breach found by inquiry",
            "Whether this treaty has been breached is determined by the Council under paragraph (3).",
        ),
        ("given head_of_state(Alba) = Ada", "Ada is Head of State of Alba."),
        ("given envoy(Alba, Brine) = Ada", "Ada is the envoy to Alba and Brine."),
        ("given dues(Alba) = 7", "The dues paid of Alba are seven."),
        ("given rank(Ada) = citizen", "The standing of Ada is citizen."),
        ("given attacked(Alba)", "Alba is under attack."),
        ("given not ally(Alba, Brine)", "Alba is not allied with Brine."),
        ("given Ada.state = Brine", "Ada belongs to Brine."),
    ],
)
def test_what_the_instrument_lays_down(part: str, sentence: str) -> None:
    assert said(part) == sentence


def test_in_its_own_clause_the_procedure_needs_no_reference() -> None:
    text = said('breach found by ask\nprocedure ask of council to "ask"\n    vote')
    assert text.startswith("Whether this treaty has been breached is determined by the Council. ")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("also duty pay\n    late when heard(actor)",
         "The duty of a member state to pay its dues is overdue as soon as that member state has been heard."),
        ("also duty pay\n    breach remove actor from member_state",
         "If the duty of a member state to pay its dues is breached, that member state ceases to be one."),
        ("breach found by inquiry\nalso prohibition spying\n    breach oblige actor to \"say so\" within 2 days",
         "Whether this treaty has been breached is determined by the Council under paragraph (3). Once a "
         "breach of the duty of a member state not to spy upon another member state is found, that "
         "member state must say so within two days."),
        ("also prohibition spying\n    forbids war, withdrawal",
         "No member state may declare war on another state or withdraw from this treaty.",
        ),
        ("also power war\n    should heard(t)",
         "Each member state should declare war on another state only if the state has been heard. "
         "What falls short of that stands, but is irregular."),
        ("also procedure inquiry\n    should heard(s)",
         "The Council should find that a state has broken this treaty only if the state has been "
         "heard. What falls short of that stands, but is irregular."),
    ],
)  # fmt: skip
def test_what_a_clause_adds_to_a_norm(part: str, sentence: str) -> None:
    assert said(part) == sentence


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("duty hide of each member_state to \"hide\"\n    when attacked(actor)",
         "Each member state that is under attack must hide."),
        ("duty speak of each council to \"speak\"\n    when rank(actor) = citizen",
         "Each member of the Council whose standing is citizen must speak."),
        ("duty hide of each member_state to \"hide\"\n    when attacked(actor)\n    within 2 days",
         "Each member state must hide within two days once that member state is under attack."),
        ("duty aid(s: member_state) of each member_state to \"help it\"\n    when attacked(s)\n"
         "    unless s = actor",
         "Once another member state is under attack, each member state must help it."),
        ("duty aid(s: member_state) of each member_state to \"help it\"\n"
         "    when attacked(s) and s != actor and not ally(actor, s)",
         "Each member state must help it once another member state is under attack and that "
         "member state is not allied with the other member state."),
        ("prohibition peace of each member_state\n    forbids war\n    unless attacked(actor)",
         "No member state may declare war on another state, unless that member state is under "
         "attack."),
        ("prohibition peace of any council\n    forbids war(Alba), withdrawal",
         "No member of the Council may declare war on another state in respect of Alba or withdraw "
         "from this treaty."),
        ("prohibition force of each member_state to \"use force\"\n    forbids war",
         "No member state may use force. This covers an exercise of the power to declare war on "
         "another state under paragraph (2)."),
        ("right leave of each member_state\n    permits withdrawal",
         "Each member state has the right to withdraw from this treaty. No prohibition of this "
         "treaty stands in the way of a withdrawal under paragraph (2)."),
        ("duty help of each member_state to \"help\"\n    when attacked(Alba)\n"
         "    late when heard(actor)\n    late when attacked(actor)",
         "Once Alba is under attack, each member state must help. This is overdue as soon as that member state has been heard "
         "or that member state is under attack."),
        ("duty help of each member_state to \"help\"\n    breach remove actor from member_state\n"
         "breach found by inquiry",
         "Each member state must help. Once a breach of this duty is found, that member state ceases "
         "to be one. Whether this treaty has been breached is determined by the Council under "
         "paragraph (3)."),
        ("power speak of any council to \"speak\"\n    should heard(Alba)",
         "Any member of the Council may speak. This should be done only if Alba has been heard. What "
         "falls short of that stands, but is irregular."),
        ("procedure fine(s: state) of council to \"fine a state\"\n    vote\n"
         "    carried oblige s to \"pay a fine\" within 10 days if attacked(s)",
         "The Council may fine a state by vote. If the vote is carried, the state must pay a fine "
         "within ten days if the state is under attack."),
    ],
)  # fmt: skip
def test_a_norm_in_one_place(part: str, sentence: str) -> None:
    assert said(part) == sentence


@pytest.mark.parametrize(
    ("condition", "clause"),
    [
        ("done(withdrawal by Alba)", "a withdrawal by Alba has taken place"),
        ("not done(withdrawal by Alba)", "no withdrawal by Alba has taken place"),
        ("done(war(Brine) by Alba)", "the power to declare war on another state has been exercised "
         "by Alba in respect of Brine"),
        ("done(spying by Alba)", "an act of spying by Alba has taken place"),
        ("done(pay by Alba)", "the duty to pay its dues has been fulfilled by Alba"),
        ("since(war(Brine) by Alba) > 3 days", "more than three days have passed since the power to "
         "declare war on another state was last exercised by Alba in respect of Brine"),
        ("due(pay by Alba)", "the duty of Alba to pay its dues has fallen due"),
        ("overdue(pay)", "the duty to pay its dues is overdue"),
        ("not overdue(pay by Alba)", "the duty of Alba to pay its dues is not overdue"),
        ("moot(pay by Alba)", "the duty of Alba to pay its dues has become moot"),
        ("breached(spying by Alba)", "the duty not to spy upon another member state has been breached "
         "by Alba"),
        ("not breached(pay)", "the duty to pay its dues has not been breached"),
        ("alleged(pay by Alba)", "a breach by Alba of the duty to pay its dues is alleged"),
        ("not alleged(pay)", "no breach of the duty to pay its dues is alleged"),
        ("irregular(withdrawal by Alba)", "a withdrawal by Alba was irregular"),
        ("not irregular(withdrawal)", "no withdrawal was irregular"),
    ],
)  # fmt: skip
def test_acts_that_are_asked_about(condition: str, clause: str) -> None:
    part = f'power speak of council to "speak"\n    when {condition}'
    assert said(part) == f"The Council may speak if {clause}."


def test_who_is_recused_is_known_from_the_vote() -> None:
    part = """
procedure exclude(s: state) of council to "exclude a state"
    vote
(a)
    also procedure exclude
        vote recusing s
""".strip("\n")
    text = PACT.replace("{part}", "\n".join(f"        {line}" for line in part.split("\n")))
    made = law(text)
    words = words_by_clause(made, document(made), whole=True)["I(4)(a)"]
    assert words == "In a vote to exclude a state, that state may not take part."


def test_seats_of_those_whom_a_fact_names() -> None:
    seats = "seats every person where some s in member_state: head_of_state(s) = member"
    assert said(
        f'body heads "Conference" of person\n    {seats}\n    counts votes cast'
    ).startswith(
        "The Conference is composed of every person who is the Head of State of a member state."
    )


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("A state pays late as soon as {pay.late}.",
         "A state pays late as soon as that member state has been heard or Alba is under attack."),
        ("A war is regular if {war.should}.", "A war is regular if the state has been heard."),
        ("Dues fall due as soon as {pay.when}.",
         "Dues fall due as soon as that member state is under attack."),
    ],
)  # fmt: skip
def test_own_words_take_them_from_the_rules(words: str, printed: str) -> None:
    part = f"""
also duty pay
    late when heard(actor)
    late when attacked(Alba)
also power war
    should heard(t)
| {words}
"""
    assert said(part) == printed


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("power war\n should heard(t)\n should attacked(t)",
         "Each member state should declare war on another state only if — the state has been heard; "
         "and the state is under attack. What falls short of that stands, but is irregular."),
        ("duty pay\n late when heard(actor)\n late when heard(Alba)",
         "The duty of a member state to pay its dues is overdue as soon as — that member state has "
         "been heard; or Alba has been heard."),
    ],
)  # fmt: skip
def test_sub_clauses_share_one_sentence(lines: str, whole: str) -> None:
    norm, first, second = lines.split("\n")
    subs = [
        f"({label})\n    also {norm}\n       {line}"
        for label, line in zip("ab", (first, second), strict=True)
    ]
    assert said("\n".join(subs)) == whole


def test_exceptions_elsewhere_are_cited_together() -> None:
    part = """
power rest of council to "rest"
(a)
    also power rest
        unless attacked(Alba)
(b)
    also power rest
        unless attacked(Brine)
""".strip("\n")
    text = PACT.replace("{part}", "\n".join(f"        {line}" for line in part.split("\n")))
    text += """
article II "More"
    (1)
        also power rest
            unless heard(Alba)
    (2)
        also power rest
            unless heard(Brine)
    (3)
        also power rest
            require not heard(Alba)
"""
    made = law(text)
    words = words_by_clause(made, document(made), whole=False)
    assert words["I(4)"].startswith("Subject to Articles II(1), II(2), and II(3), the Council may")
    assert words["II(1)"] == "The Council may not rest if Alba has been heard."

"""A charter in which every construct has every property, with numbers and names not used twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.render import view

ROOT = Path(__file__).parents[1]
NONE: Mapping[str, str] = MappingProxyType({})


def law(text: str, readings: Mapping[str, str] = NONE) -> Instrument:
    """The law of a charter's text."""
    result = compile_charter("test.charter", lambda path: _read(path, text), readings)
    assert result.value is not None, result.diagnostics
    errors = [one for one in result.diagnostics if one.severity == "error"]
    assert not errors, errors
    return result.value


def _read(path: str, text: str) -> str | None:
    if path.startswith("std."):
        return (ROOT / "stdlib" / f"{path[4:]}.charter").read_text("utf-8")
    return text if path == "test.charter" else None


def charter(name: str) -> str:
    """The text of a charter of the repository."""
    return (ROOT / "charters" / name / f"{name}.charter").read_text("utf-8")


def readings(of: Instrument) -> Iterator[Mapping[str, str]]:
    """The first readings, and each other reading by itself."""
    yield {}
    for one in of.declarations.values():
        if isinstance(one, Assumption):
            for reading in one.readings:
                if reading.name != one.chosen:
                    yield {one.name: reading.name}


def texts(document: view.Document) -> Iterator[str]:
    """Every paragraph, item, heading and note of a document."""
    yield from (document.title, *document.lines, *document.notes)
    yield from map(_line, _blocks(document.blocks))
    for division in document.divisions:
        yield from _parts(division)
    for one in document.assumptions:
        yield from (one.title, one.reading, *one.others, *map(_line, one.reason))
        yield from (reference.text for reference in one.relying)
    for entry in document.discretion:
        yield from (entry.words, entry.judge, entry.presumption)
        yield entry.home.text if entry.home else ""
        yield from (reference.text for reference in entry.relying)


def _parts(part: view.Part) -> Iterator[str]:
    if isinstance(part, view.Signature):
        said = view.Paragraph((*part.name, view.LineBreak(), *part.capacity))
        yield from (*part.notes, _line(said))
        return
    yield from (part.heading or "", *part.notes, *map(_line, _blocks(part.blocks)))
    inner = part.parts if isinstance(part, view.Division) else part.clauses
    for one in inner:
        yield from _parts(one)
    if isinstance(part, view.Clause):
        yield from map(_line, _blocks(part.flush))


def _blocks(blocks: tuple[view.Block, ...]) -> Iterator[view.Paragraph | view.Item]:
    for block in blocks:
        yield from block.items if isinstance(block, view.Listing) else (block,)


def _line(one: view.Paragraph | view.Item) -> str:
    return "".join(" " if isinstance(run, view.LineBreak) else run.text for run in one.runs)


REALM = """\
constitution realm "Constitution of the Realm"
    establishes realm_of_ash "Realm of Ash"
    enacted 2024-05-06
    commences on 2026-01-02
    zone "Europe/Vienna"
    construe order acts_first
    construe electorate live
    construe months strict
    construe ballots final
    construe movers repeated
    construe certainty changeable
    uses std.majorities, std.time

kind province "province"
kind person "citizen" of province
kind matter "matter"
kind guest "guest"
kind shade ranks Grey, Black
kind creed of province is Old, New

parties land "constituent province" plural "constituent provinces" of province
    founding Ulm "the Free City of Ulm", Trier
    joins by accession, when treated(member)
    leaves by secession, when at_war(member) or bankrupt(member)
    require size(land) >= 2
fact treated "bound by a treaty with the Realm" of province presumed false found by any senate
fact at_war "declares war on the Realm" of province presumed false
fact wealth "taxable wealth" of province is number presumed 17
fact bankrupt "unable to pay its debts" of province presumed true
fact envoy "Envoy" of province is person
fact founded "date of foundation" of province is date
fact allies "allied provinces" of province is set of province
standard urgent "urgent" of matter presumed false found by senate or chancellor
standard fair_notice "fair notice" is duration presumed 19 hours
define large(p: province) "large" means wealth(p) > 1234
define weight(p: province) "voting strength" means
    3 when large(p)
    2 when wealth(p) >= 55
    otherwise 1
define troubled(p: province) "in trouble" means any of
    at_war(p)
    bankrupt(p)
    some q in land where q != p: at_war(q)
    not treated(p)
threshold most "the greater part" at least 7/13
threshold heavy at least 62% of all members and at least 8
threshold veto "a guarded majority" more than 1/2 including Ulm

assume counting "what is counted"
    because "Silence."
    ballots means ballots cast
    present means members present
assume bar "the bar"
    because "Silence too."
    high means at least 5/6
    low  means at least 1/3
assume agent "Agent"
    because "No Agent is named."
    head means chancellor
    house means senate

body senate "Senate" of person
    founding Ada, Bea, Cid
    seats  any number appointed by each land
    seats  2 appointed by each land
    seats  3 for each land
    seats  ex officio chancellor
    seats  every person where member.province = Ulm
    size   at most 41
    joins  by coopt
    leaves by expulsion, when not candidate_ok(member)
    eligible candidate.province != Ulm and not done(oath(candidate))
    accountable to realm_assembly
    presided by chancellor when candidate_ok(holder(chancellor)), warden
    incompatible with marshal within 59 days
    votes  weight(member) for each land, cast by envoy
    motion by 4 of senate or 2 of land
    needs  most
    quorum at least 5/9 of all members
    counts counting
    rounded nearest
    abstention as nay
    tie    chancellor decides
    window at least 43 hours
    closes early when certain(this), except impeach, accession
    carried notify chancellor that "a vote was carried"
    require count(members(senate)) <= 47
body realm_assembly "Realm Assembly" of person
    seats every person
    size 101
    votes 2 each
    counts all seats
    abstention barred
    tie again
    window 3 weeks
    rounded down
fact candidate_ok "of good repute" of person presumed true
right oath(c: person) of any person to "swear an oath before another citizen"
power coopt(c: person) of senate to "co-opt a citizen"
    effect admit c to senate
office chancellor "Chancellor" of person
    filled by chancellor_election every 23 months within 29 days
    term 5 years, renewable 3 times
    eligible candidate in senate
    vacated by impeach, by senate.recall, when not candidate_ok(holder)
    vacancy by chancellor_election within 31 days for remainder if not vacated_by(impeach), next term when remaining(chancellor) <= 37 days
    succession marshal for remainder
    acting warden when not candidate_ok(holder), marshal
    delegates to marshal
    incompatible with realm_assembly, warden within 53 days
    accountable to senate
    require holder(chancellor) in senate
office marshal "Marshal" of person
    filled by appoint_marshal within 11 days
    term 13 months, not renewable
office warden "Warden of the Marches"
    founding Hugo
    filled ex officio marshal
procedure accession(p: province) of senate to "admit a province to the Realm"
    motion   by 2 of senate within 9 days
    debate   at least 6 days titled "hearings"
    vote hearing_vote at least 61 hours needs (most or at least 12) titled "roll call" recusing chancellor
        quorum at least 21
        counts ballots cast
        rounded up
        abstention allowed
        tie by lot
        conducted by marshal within 61 hours  # allow W307: it is about words
        closes early when certain(this) and notified(this) for at least fair_notice
        lost notify p that "the roll call was lost"
    require treated(p)
    unless at_war(p)
    carried
        admit p to land
        install Ada as marshal if large(p)
        notify senate
    lost     begin accession(p) if urgent_matter(p)
    inquorate notify chancellor that "no quorum"
fact urgent_matter "pressing" of province presumed false
fact notified "the Senate has been told" of proceeding presumed false
procedure impeach of senate
    to | impeach {chancellor}
    motion by 5 of senate
    vote in realm_assembly needs all of members present
        when not running(accession)
    carried vacate chancellor
procedure triple(m: matter) of senate to "adopt a measure in three readings"
    debate first 1 day
    vote second 2 days needs heavy
    vote third 3 days needs at least 2/3 of all seats unless vetoed by chancellor
    when urgent(m)
procedure chancellor_election of senate
    conducted by warden or any realm_assembly within 67 hours  # allow W307: it is about words
    nominations 14 days by 3 of senate or any land titled "canvass"
        limit 2
        acceptance
        eligible candidate.province != nominator.province and candidate_ok(candidate)
    election 8 days using instant_runoff needs bar
        counts members present
        tie by lot
        quorum at least 1/4
    carried
        install winner as chancellor
        notify senate that "a Chancellor is elected"
    lost begin chancellor_election
    inquorate vacate marshal
procedure appoint_marshal of senate to "appoint the Marshal"
    vote needs veto
    carried install Ada as marshal
procedure expulsion(s: senate) of senate to "expel a senator"
    vote 10 days needs at least 1
    carried remove s from senate
procedure revise(a: amendment) of senate and realm_assembly to "revise this constitution"
    motion by 2 of agent
    vote 100 days needs unanimity
    carried adopt a
power secession of each land to "secede from the Realm"
    when commenced and not at_war(actor)
    unless some p in land: bankrupt(p)
    require since(accession) > 7 years
    effect remove actor from land
power suspend_it(p: province) of chancellor to "suspend a province"
    effect
        suspend p from land
        begin report_duty(p)
power lift(p: province) of chancellor or marshal to "lift a suspension"
    effect reinstate p to land
duty report_duty(p: province) of chancellor to "report to the Senate"
    when at_war(p)
    within 15 days
    unless bankrupt(p)
    effect notify senate that "a report is in"
prohibition levy of each land to "levy war"
    when wealth(actor) < 3
    unless last_weekend_before(now) < founded(actor) or shade_of(actor) = Grey
fact shade_of "shade" of province is shade
prohibition bribe of marshal or any land to "take a bribe"
right petition of any guest to "petition the Senate"
    unless every p in land: p in allies(Ulm)
supremacy breach
breach found by inquest
given envoy(Ulm) = Berta
given shade_of(Trier) = Black
given at_war(Trier)
given not bankrupt(Ulm)
given wealth(Ulm) = 83
given allies(Ulm) = {Trier}
given Berta.province = Trier
procedure inquest(p: province) of senate to "find that a province has broken this constitution"
    vote 12 days needs at least 3
    should treated(p)
    carried oblige p to "pay a fine" within 97 hours
duty tithe of each land to "pay the tithe"
    when large(actor)
    within 17 days
    late when wealth(actor) > 89
    late when at_war(actor)
    breach
        suspend actor from land
        notify chancellor that "a tithe is unpaid" if large(actor)
prohibition usury of each land
    forbids lift(Ulm), petition
    breach oblige actor to "give back what it took"
right refuge(p: province) of any land to "take refuge"
    permits suspend_it(p)
right exodus of any land
    permits secession, lift(Trier)
power arraign of chancellor to "arraign a province"
    when any of
        done(secession by Ulm)
        since(secession by Ulm) > 59 days
        due(tithe by Ulm)
        overdue(tithe by Ulm)
        moot(tithe by Ulm)
        alleged(tithe by Ulm)
        breached(levy by Ulm)
        irregular(secession by Ulm)
    should wealth(Trier) > 53 and not alleged(levy)
"""

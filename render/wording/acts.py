"""Acts in words: their verb phrase, who may do them, and what one doing of them is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from charterlang.compiler.ir.norms import About, Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body, Limb
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english, interpolation, quantities, titles, values

# The endings of nouns that name an act: "resignation", "withdrawal", "amendment", "spying".
_NOUN = re.compile(r"(ion|al|ment|ance|ence|ing|ure|ship)$")


def act(passage: Passage, name: str) -> str:
    """The verb phrase of a norm, as its charter words it: `recall the Speaker`."""
    if body := _seated(passage, name):
        who = titles.people(passage, body.kind, 1)
        verb, to = ("appoint", "to") if name.endswith(".appoint") else ("recall", "from")
        return f"{verb} {english.a(who)} {to} {titles.mention(passage, body.name)}"
    norm = passage.find(name, Norm)
    if norm is None or norm.act is None:
        office = elected(norm) if norm else None
        if office:
            return f"elect {titles.mention(passage, office)}"
        if norm is not None and (norm.forbids or norm.permits):
            return elsewhere(passage, (*norm.forbids, *norm.permits))
        return _unnamed(norm, titles.title(passage, name))
    inner = titles.with_parameters(passage, norm.parameters)
    return interpolation.line(inner, norm.act)


def elsewhere(passage: Passage, several: Sequence[About]) -> str:
    """The verb phrase of a norm about acts that are declared elsewhere: theirs."""
    said = [_phrase(passage, one.act) + about(passage, one) for one in several]
    return english.series(list(dict.fromkeys(said)), "or")


def _phrase(passage: Passage, name: str) -> str:
    """The verb phrase of an act, as it is declared: not by way of a further one."""
    norm = passage.find(name, Norm)
    own = norm is None or norm.act is not None
    return act(passage, name) if own else _unnamed(norm, titles.title(passage, name))


def about(passage: Passage, one: About) -> str:
    """` in respect of the target`: what an act must be about, unless that goes without saying."""
    said = [
        values.value(passage, given)
        for given in one.arguments
        if not values.understood(passage, given)
    ]
    return f" in respect of {english.series(said)}" if said else ""


_CALLED = {
    "procedure": "take the decision called",
    "power": "exercise the power called",
    "right": "exercise the right called",
    "duty": "fulfil the duty called",
    "prohibition": "do what is called",
}


def _unnamed(norm: Norm | None, title: str) -> str:
    """The verb phrase of a norm whose charter gives it none."""
    if norm is not None and norm.kind == "procedure" and _NOUN.search(title) and " " not in title:
        return f"decide on {title}"
    return f"{_CALLED[norm.kind] if norm else 'do what is called'} “{title}”"


def _seated(passage: Passage, name: str) -> Body | None:
    """The body that `BODY.appoint` and `BODY.recall` are acts of."""
    body, _, part = name.rpartition(".")
    return passage.find(body, Body) if part in ("appoint", "recall") else None


def elected(norm: Norm) -> str | None:
    """The office that the norm elects somebody to; None if it is no election."""
    if not any(stage.kind == "election" for stage in norm.stages):
        return None
    for outcome in (*norm.outcomes, *(one for stage in norm.stages for one in stage.outcomes)):
        for effect in outcome.effects:
            if effect.verb == "install":
                return effect.organ
    return None


def opens_itself(norm: Norm) -> bool:
    """Whether the procedure opens of itself: it begins with nominations or an election."""
    return bool(norm.stages) and norm.stages[0].kind in ("nominations", "election")


def noun(passage: Passage, name: str) -> str | None:
    """The name of an act as a noun without an article, if it is one: `resignation`."""
    if body := _seated(passage, name):
        what, to = ("appointment", "to") if name.endswith(".appoint") else ("recall", "from")
        return f"{what} {to} {titles.mention(passage, body.name)}"
    norm, title = passage.find(name, Norm), titles.title(passage, name)
    if norm is not None and norm.kind == "procedure" and elected(norm):
        return proceeding(passage, name)
    phrase = marks.bare(act(passage, name)) if norm and norm.act else ""
    verbal = phrase.split(" ")[0] == title.split(" ")[0] or title.startswith("no ")
    return title if _NOUN.search(title) and not verbal else None


def nominal(passage: Passage, name: str) -> str:
    """One doing of an act, as a noun: `a resignation`, `an exercise of the power to …`."""
    named = noun(passage, name)
    if named is not None:
        return english.a(one_of(passage, name, named))
    norm = passage.find(name, Norm)
    kinds = {
        "procedure": "a decision to",
        "power": "an exercise of the power to",
        "right": "an exercise of the right to",
        "duty": "fulfilment of the duty to",
        "prohibition": "a breach of the duty not to",
    }
    return f"{kinds[norm.kind] if norm else 'an act to'} {act(passage, name)}"


def one_of(passage: Passage, name: str, noun: str) -> str:
    """One of what the noun of an act names; `spying`, of `spy`, has no plural: `act of spying`."""
    verb = marks.bare(act(passage, name)).split(" ")[0]
    stems = (verb, verb.removesuffix("e"), verb + verb[-1:])
    gerund = noun.split(" ")[0] in {f"{stem}ing" for stem in stems}
    return f"act of {noun}" if gerund else noun


def way(passage: Passage, name: str) -> str:
    """An act as a way to something, to stand behind `by`: `accession under Article IV(1)`."""
    named = noun(passage, name)
    if named is not None:
        return named + under(passage, name)
    norm = passage.find(name, Norm)
    kinds = {"procedure": "a decision", "power": "exercise of the power"}
    where = under(passage, name)
    if where:
        return f"{kinds.get(norm.kind, 'an act') if norm else 'an act'}{where}"
    return nominal(passage, name).removeprefix("an ")


def under(passage: Passage, name: str) -> str:
    """` under Article IV(1)`: where an act is declared; nothing, if that is here or nowhere."""
    home = passage.places.homes.get(name)
    anchor = passage.places.anchor(home) if home else None
    if not home or not anchor or home == passage.here:
        return ""
    return f" under {marks.reference(passage.places.cite(home, passage.here), anchor)}"


def proceeding(passage: Passage, name: str) -> str:
    """What a proceeding is called: `vote to amend this pact`, `election of the Speaker`.

    It has no article.
    """
    norm = passage.find(name, Norm)
    office = elected(norm) if norm else None
    if office:
        return f"election of {titles.mention(passage, office)}"
    if norm is None or norm.act is None:
        title = titles.title(passage, name)
        return title if _NOUN.search(title) else f"vote called “{title}”"
    first = next((one.kind for one in norm.stages if one.name not in norm.side_stages), None)
    return f"{'procedure' if first == 'decision' else 'vote'} to {act(passage, name)}"


def noun_of(stage: Stage, norm: Norm | None = None) -> str:
    """What a stage is called in print, without an article; one of several has its number."""
    if stage.titled:
        return marks.plain(stage.titled)
    sides = norm.side_stages if norm else frozenset()
    if stage.name in sides and stage.name.rpartition("_")[0] != stage.kind:
        return stage.name.replace("_", " ")
    noun = {"nominations": "nomination period", "election": "vote"}.get(stage.kind, stage.kind)
    among = norm.stages if norm else ()
    alike = [one for one in among if one.kind == stage.kind and one.name not in sides]
    if stage not in alike:
        return noun
    return f"{english.ordinal(alike.index(stage) + 1)} {noun}" if len(alike) > 1 else noun


def actors(passage: Passage, who: Actors) -> str:
    """Who acts: `two members of the Assembly`, `the Speaker or any member state`."""
    return english.series([limb(passage, one) for one in who.limbs], who.joined)


def nobody(passage: Passage, who: Actors, modal: str = "may") -> str:
    """Who may not act, with the verb: `No member state may`, `The Speaker shall not`."""
    several = len(who.limbs) > 1
    if not several and not _many(who.limbs[0]):
        return f"{limb(passage, who.limbs[0])} {modal} not"
    if not several:
        return f"no {_one_of(passage, who.limbs[0])} may"
    named = [
        f"any {_one_of(passage, one)}" if _many(one) else limb(passage, one) for one in who.limbs
    ]
    return f"neither {' nor '.join(named)} may"


def _many(one: Limb) -> bool:
    """Whether the limb names any one of several, and not one actor."""
    if one.count > 1 or one.sort in ("office", "entity", "parameter"):
        return False
    return one.quantifier is not None or one.sort in ("parties", "kind")


def _one_of(passage: Passage, one: Limb) -> str:
    said = titles.member(passage, one.of)
    return marks.value(said, one.resting_on) if one.resting_on else said


def pronoun(passage: Passage, who: Actors | None) -> str:
    """How those who act are spoken of again: `that member state`, `the Speaker`; a body is `it`."""
    if who is None:
        return "whoever acts"
    one = who.limbs[0]
    if len(who.limbs) > 1 or one.count > 1 or one.quantifier == "all":
        return "whoever acts"
    if one.sort == "body" and not one.quantifier:
        return "it"
    if one.sort in ("parties", "kind", "body"):
        noun = "member" if one.sort == "body" else marks.bare(titles.member(passage, one.of))
        return f"that {noun}"
    return limb(passage, one)


def limb(passage: Passage, one: Limb) -> str:
    """One limb of those who act; marked, if an assumption says who it is."""
    said = _limb(passage, one)
    return marks.value(said, one.resting_on) if one.resting_on else said


def _limb(passage: Passage, one: Limb) -> str:
    if one.sort == "parameter":
        return passage.names.get(one.of) or f"the {one.of.replace('_', ' ')}"
    if one.sort == "entity":
        return titles.mention(passage, one.of)
    if one.count > 1:
        count = quantities.number(Fraction(one.count), passage.instrument.style)
        return f"{count} {titles.members(passage, one.of)}"
    if one.quantifier == "all":
        return f"all {titles.members(passage, one.of)}"
    if one.quantifier:
        return f"{one.quantifier} {titles.member(passage, one.of)}"
    if one.sort == "parties" or one.sort == "kind":
        return english.the(titles.members(passage, one.of))
    return titles.mention(passage, one.of)

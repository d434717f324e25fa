"""What things are called: organs, persons, terms, acts; with article, in the plural, as a link."""

import attrs

from charterlang.compiler.ir.instrument import Fact, Kind
from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.organs import Body, Office, Parties, Title
from charterlang.compiler.ir.ratification import DEPOSITORS, SIGNATORIES
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english

_RATIFYING = {
    SIGNATORIES: Title("signatory", "signatories"),
    DEPOSITORS: Title("depositor", "depositors"),
}
"""How those are called whom a ratification names."""


def title(passage: Passage, name: str) -> str:
    """The bare title of a declaration, an entity, the legal person or the instrument."""
    return marks.plain(_title(passage, name).text)


def plural(passage: Passage, name: str) -> str:
    """The title in the plural."""
    return marks.plain(_title(passage, name).plural)


def _title(passage: Passage, name: str) -> Title:
    instrument = passage.instrument
    if instrument.establishes and instrument.establishes[0] == name:
        return _with_plural(instrument.establishes[1])
    if name == instrument.name:
        return _with_plural(instrument.title)
    for individual in instrument.entities:
        if individual.name == name:
            return _with_plural(individual.title)
    declared = passage.declared(name)
    if declared is None and name in _RATIFYING:
        return _RATIFYING[name]
    own = getattr(declared, "title", None)
    return (
        own
        if isinstance(own, Title)
        else _with_plural(own or name.rpartition(".")[2].replace("_", " "))
    )


def _with_plural(text: str) -> Title:
    return Title(text, english.plural(text))


def linked(passage: Passage, name: str, text: str) -> str:
    """`text` as a link to where `name` is declared; as it is, if that is here or nowhere."""
    home = passage.places.homes.get(name)
    if home is None or home == passage.here or not text:
        return text
    anchor = passage.places.anchor(home) or home
    return marks.term(text, anchor)


def mention(passage: Passage, name: str) -> str:
    """A name as it prints in words: with its article, if it has one, and as a link."""
    declared = passage.declared(name)
    legal_person = passage.instrument.establishes
    if declared is None:
        known = name == passage.instrument.name or (legal_person and name == legal_person[0])
        return english.the(title(passage, name)) if known else title(passage, name)
    if isinstance(declared, Parties):
        return linked(passage, name, english.the(plural(passage, name)))
    if isinstance(declared, Body | Office):
        return linked(passage, name, english.the(title(passage, name)))
    return linked(passage, name, title(passage, name))


def role(passage: Passage, name: str) -> str:
    """An office without its article, as a link: `office of Speaker`."""
    return linked(passage, name, title(passage, name))


def member(passage: Passage, name: str) -> str:
    """One who belongs: `member state`, `member of the Security Council`, `citizen`; no article."""
    body = passage.find(name, Body)
    if body is None:
        return linked(passage, name, title(passage, name))
    return f"member of {mention(passage, name)}"


def members(passage: Passage, name: str) -> str:
    """Those who belong: `member states`, `members of the Security Council`; no article."""
    body = passage.find(name, Body)
    if body is None:
        return linked(passage, name, plural(passage, name))
    return f"members of {mention(passage, name)}"


def people(passage: Passage, kind: str | None, count: int | None = None) -> str:
    """Those of a kind that sit in a body: `individuals`, or one `individual`."""
    if kind is None or passage.declared(kind) is None:
        return "member" if count == 1 else "members"
    name = title if count == 1 else plural
    return linked(passage, kind, name(passage, kind))


def of_type(passage: Passage, type: str) -> str:
    """What a parameter of that type, or an argument of a fact, is: `state`, `member of the Council`."""
    if type.startswith("set of "):
        return f"set of {plural(passage, type.removeprefix('set of '))}"
    return member(passage, type) if passage.find(type, Body) else title(passage, type)


def personal(passage: Passage, name: str) -> bool:
    """Whether those of that kind, or the members of that body, are persons: they hold seats."""
    if passage.find(name, Body):
        return True
    organs = passage.instrument.declarations.values()
    return any(isinstance(one, Body | Office) and one.kind == name for one in organs)


_MEASURES = ("number", "duration", "date", "text", "truth")


def names_role(passage: Passage, fact: Fact) -> bool:
    """Whether a fact gives an individual, whom its title calls what they are: `Head of State`."""
    kind = passage.find(fact.type, Kind)
    named = fact.type not in _MEASURES and not fact.type.startswith("set of ")
    return named and (kind is None or not kind.cases)


def thing(passage: Passage, type: str) -> bool:
    """Whether those of that type are neither persons nor parties: a matter, a proceeding."""
    organs = passage.instrument.declarations.values()
    party = any(isinstance(one, Parties) and type in (one.name, one.kind) for one in organs)
    return not party and not personal(passage, type)


def parameter(passage: Passage, declared: Parameter, among: tuple[Parameter, ...]) -> str:
    """A parameter as it reads: `the applicant`; `the state` where its name is only a letter.

    Two letters of one type are told apart: `the first state`, `the second state`.
    """
    if len(declared.name) > 2:
        return f"the {declared.name.replace('_', ' ')}"
    noun = of_type(passage, declared.type)
    alike = [one for one in among if one.type == declared.type and len(one.name) <= 2]
    if len(alike) == 1:
        return english.the(noun)
    return f"the {english.ordinal(alike.index(declared) + 1)} {noun}"


def with_parameters(passage: Passage, parameters: tuple[Parameter, ...]) -> Passage:
    """The passage in which the parameters of a norm or definition read as they do."""
    names = {one.name: parameter(passage, one, parameters) for one in parameters}
    alone = len(parameters) == 1 and thing(passage, parameters[0].type)
    only = parameters[0].name if alone else None
    return attrs.evolve(passage.naming(**names), at_issue=only)

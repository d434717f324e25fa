"""The reference, docs/language.md, is one: every word of the language is explained where its index
says, sections are there once, and what cites a section, in the pages or in the code, finds it.
"""

import re
from pathlib import Path

from test_editors import words_of_the_grammar

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/language.md").read_text("utf-8")
HEADING = re.compile(r"^#{2,3} (\d+(?:\.\d+)?)\.? (.+)$", re.MULTILINE)
INDEX = TEXT[TEXT.index("## 19. All words") :]
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """The text of each section, without that of its subsections."""
    found = list(HEADING.finditer(TEXT))
    ends = [one.start() for one in found[1:]] + [len(TEXT)]
    return {one[1]: TEXT[one.start() : end] for one, end in zip(found, ends, strict=True)}


def code(section: str) -> set[str]:
    """The words of a section that stand as code: in sentences, tables, displays and listings."""
    fenced = " ".join(FENCE.findall(section))
    rest = FENCE.sub("", section).replace("\\|", "|")
    shown = [*re.findall(r"`([^`]+)`", rest), *re.findall(r"^    .*$", rest, re.MULTILINE)]
    return set(re.findall(r"[a-z]+", " ".join([fenced, *shown])))


def entries() -> dict[str, list[str]]:
    """The words of the index, each with the sections where it is explained."""
    found = re.findall(r"`([a-z]+)`((?: \[\d+(?:\.\d+)?\])+)", INDEX)
    return {word: re.findall(r"\[([\d.]+)\]", said) for word, said in found}


def test_the_index_has_every_word_of_the_grammar_and_no_other() -> None:
    assert len(entries()) > 200
    assert set(entries()) == words_of_the_grammar()
    assert list(entries()) == sorted(entries())


def test_a_word_is_explained_where_the_index_says() -> None:
    said = {number: code(text) for number, text in sections().items()}
    assert not [
        f"{word} [{number}]"
        for word, numbers in entries().items()
        for number in numbers
        if word not in said[number]
    ]


def anchor(number: str, heading: str) -> str:
    """How a page of Markdown calls a heading."""
    dotted = "" if "." in number else "."
    words = f"{number}{dotted} {heading}".lower().replace(" ", "-")
    return re.sub(r"[^\w-]", "", words)


def test_sections_are_numbered_once_and_in_order() -> None:
    numbers = [tuple(map(int, one[1].split("."))) for one in HEADING.finditer(TEXT)]
    assert len(numbers) > 45
    assert numbers == sorted(set(numbers))


def test_links_lead_somewhere() -> None:
    anchors = {anchor(one[1], one[2]) for one in HEADING.finditer(TEXT)}
    linked = re.findall(r"\]\(#([^)]+)\)|^\[[\d.]+\]: #(\S+)$", TEXT, re.MULTILINE)
    assert len(linked) > 40
    assert not [one or other for one, other in linked if (one or other) not in anchors]


def test_a_section_that_is_cited_is_there() -> None:
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    modules = [
        path.read_text("utf-8")
        for folder in ("compiler", "interpreter", "render", "src")
        for path in (ROOT / folder).rglob("*.py")
    ]
    cited = {one for text in modules for one in re.findall(r"§(\d+(?:\.\d+)?)", text)}
    cited |= {one for text in pages for one in re.findall(r"\(section (\d+(?:\.\d+)?)\)", text)}
    assert len(cited) > 30
    assert cited <= set(sections())

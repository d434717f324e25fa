"""What a publication says, read back from each form; and what its document says.

All are lists of words, without the contents and without the marks of notes, so that they can be
compared: no form may add to a document, leave anything out, or say it in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

from charterlang.render import view
from charterlang.render.forms import Form, render
from charterlang.render.forms.captions import ENGLISH
from charterlang.render.forms.typography import typeset
from charterlang.render.marks import capital

VOID = {"meta", "link", "br", "img", "hr", "input"}
INLINE = {"a", "span", "sup", "em", "strong"}
SUPERSCRIPTS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

# ── HTML


@attrs.define
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = attrs.field(factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements inside it with one of these tags (any, if none is given), in order."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def one(self, tag: str) -> Element:
        """The only element inside it with this tag."""
        (found,) = self.all(tag)
        return found

    @property
    def text(self) -> str:
        """All text inside it; blocks stand apart."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            else:
                parts.append(child.text if child.tag in INLINE else f" {child.text} ")
        return "".join(parts)


class Reader(HTMLParser):
    """Reads a page strictly: what is opened must be closed, in turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(text: str) -> Element:
    """The page as a tree of elements."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    (root,) = reader.open
    return root


def shape(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Every tag with the names of its attributes, in order: all of a page but its texts."""
    return [(one.tag, tuple(one.attributes)) for one in element.all()]


def html_words(text: str) -> list[str]:
    """The words of a page."""
    body = page(text).one("body")
    said = [_spoken(body.one("header")), _spoken(body.one("main"))]
    return " ".join(said).split()


def _spoken(element: Element) -> str:
    element.children = [
        child for child in element.children if isinstance(child, str) or not _marks(child)
    ]
    for child in element.children:
        if isinstance(child, Element):
            _spoken(child)
    return element.text


def _marks(element: Element) -> bool:
    """Whether it is a mark of a note, or the links back to them."""
    back = any(one.attributes.get("role") == "doc-backlink" for one in element.all())
    return element.tag == "sup" or (element.tag == "div" and back)


# ── Markdown


def tokens(text: str, dialect: str = "commonmark") -> list[Token]:
    """The text as a reader of Markdown takes it apart."""
    reader = MarkdownIt(dialect, {"html": True, "linkify": False})
    if dialect == "gfm-like":
        reader.disable("linkify")
    return reader.parse(text)


def markdown_words(text: str) -> list[str]:
    """The words of a text in Markdown, its contents left out."""
    said = ""
    listed = 0
    for token in tokens(text):
        listed += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "inline" and not listed:
            said += " " + inline(token.children or [])
    left = (ENGLISH.contents,)
    kept = [word for word in _unmarked(said) if word not in left and word[0] != "↑"]
    return _without(kept, f"{ENGLISH.marks}:".split())


def inline(children: list[Token]) -> str:
    """The text of one paragraph or heading."""
    said = ""
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            said += " "
        elif token.type in ("text", "text_special", "code_inline", "image"):
            said += token.content
    return said


# ── text

FIGURE = re.compile(rf"\b{ENGLISH.figure}(?:: ([^()]*?))?\s\(\S+\)")
"""What stands in a text for a picture."""


def text_words(text: str) -> list[str]:
    """The words of a plain text, its contents left out."""
    heading = re.compile(rf"^ *{ENGLISH.contents}\n *-+\n.*?\n\n\n", re.MULTILINE | re.DOTALL)
    rules = re.compile(r"^ *(=+|-+)$", re.MULTILINE)
    said = rules.sub("", heading.sub("", text, count=1))
    return _unmarked(FIGURE.sub(r"\1", said))


def _unmarked(text: str) -> list[str]:
    return SUPERSCRIPTS.sub("", text).split()


def _without(words: list[str], phrase: list[str]) -> list[str]:
    """The words without each occurrence of a phrase."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        if kept[-len(phrase) :] == phrase:
            del kept[-len(phrase) :]
    return kept


# ── the document


def document_words(document: view.Document) -> list[str]:
    """The words of a document that is set already, with the captions of its notes."""
    return " ".join(_document(document)).split()


def _document(one: view.Document) -> Iterator[str]:
    yield one.title
    yield from one.lines
    if one.generated:
        yield ENGLISH.generated
    yield from _blocks(one.blocks)
    yield from _notes(one.notes)
    for division in one.divisions:
        yield from _division(division)
    if one.assumptions or one.discretion:
        yield ENGLISH.notes
    if one.assumptions:
        yield from (ENGLISH.assumptions, ENGLISH.assumptions_say)
    for assumption in one.assumptions:
        yield from _assumption(assumption)
    if one.discretion:
        yield from (ENGLISH.discretion, ENGLISH.discretion_say)
    for entry in one.discretion:
        yield from _entry(entry)


def _division(one: view.Division) -> Iterator[str]:
    yield from (one.name, one.heading or "")
    yield from _blocks(one.blocks)
    yield from _notes(one.notes)
    for part in one.parts:
        match part:
            case view.Division():
                yield from _division(part)
            case view.Clause():
                yield from _clause(part)
            case view.Signature():
                yield from (_runs(part.name), _runs(part.capacity))
                yield from _notes(part.notes)


def _clause(one: view.Clause) -> Iterator[str]:
    yield from (one.label or "", one.heading or "")
    yield from _blocks(one.blocks)
    for each in one.clauses:
        yield from _clause(each)
    yield from _blocks(one.flush)
    yield one.sponsors or ""
    yield from _notes(one.notes)


def _blocks(blocks: tuple[view.Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, view.Paragraph):
            yield _runs(block.runs)
        elif isinstance(block, view.Figure):
            yield block.caption
        else:
            for item in block.items:
                yield from (item.label, _runs(item.runs))


def _runs(runs: tuple[view.Run, ...]) -> str:
    said = ""
    for run in runs:
        if isinstance(run, view.LineBreak):
            said += " "
        elif isinstance(run, view.AssumedValue):
            said += run.text.join(run.signs)
        else:
            said += run.text
    return said


def _notes(notes: tuple[str, ...]) -> Iterator[str]:
    for note in notes:
        yield from (ENGLISH.note, note)


def _assumption(one: view.Assumption) -> Iterator[str]:
    yield from (str(one.number), capital(one.title))
    yield from _stated(ENGLISH.reading, one.reading)
    for other in one.others:
        yield from _stated(ENGLISH.others, other)
    yield from _stated(ENGLISH.reason, " ".join(_runs(part.runs) for part in one.reason))
    yield from _stated(ENGLISH.relying, ", ".join(cited.text for cited in one.relying))


def _entry(one: view.Discretion) -> Iterator[str]:
    yield capital(one.words)
    yield from _stated(ENGLISH.home, one.home.text if one.home else "")
    yield from _stated(ENGLISH.finder if one.found else ENGLISH.judge, one.judge)
    yield from _stated(ENGLISH.presumption, one.presumption)
    yield from _stated(ENGLISH.relying, ", ".join(cited.text for cited in one.relying))


def _stated(caption: str, said: str) -> Iterator[str]:
    if said:
        yield from (caption, said)


# ── one against the other


def said(document: view.Document, form: Form) -> list[str]:
    """The words of a document in a form, as far as forms can differ in nothing else."""
    text = render(document, form)
    if form == "html":
        return html_words(text)
    if form == "text":
        return [re.sub(r"^(\d+)\.$", r"\1", word) for word in text_words(text)]
    return markdown_words(text)


def expected(document: view.Document, form: Form) -> list[str]:
    """The words that the form must say: as the document does, with the form's own manners."""
    found = document_words(typeset(document))
    if form == "text":
        return [re.sub(r"^(\d+)\.$", r"\1", word) for word in found]
    return found


def same(found: list[str], wanted: list[str], form: Form) -> bool:
    """Whether the words are the same; in Markdown a dash joins a name and its heading."""
    if form != "markdown":
        return found == wanted
    captions = {ENGLISH.reading, ENGLISH.others, ENGLISH.reason, ENGLISH.relying}
    captions |= {ENGLISH.home, ENGLISH.judge, ENGLISH.finder, ENGLISH.presumption}
    text = " ".join(word for word in found if word != "—")
    for caption in captions:
        text = text.replace(f"{caption}: ", f"{caption} ")
    numbers = re.compile(r"\b(\d+)\.(?= )")
    wanted_text = " ".join(word for word in wanted if word != "—")
    return numbers.sub(r"\1", text) == numbers.sub(r"\1", wanted_text)

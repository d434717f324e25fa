"""What a page must have so that everybody can read it: checked on its text, without a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reading import Element, page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FETCHING = re.compile(
    r"url\(|@import|src=(?!.data:)|srcset=|<(script|iframe|object|embed|img(?! src=.data:)|video|audio)",
    re.I,
)
NAMED = {"doc-noteref", "doc-backlink"}


def faults(text: str) -> list[str]:
    """What is wrong with a page; nothing, if it is well made."""
    root = page(text)
    return [
        *_head(text, root),
        *_landmarks(root),
        *_headings(root),
        *_links(root),
        *_lists(root),
        *(["it fetches something"] if FETCHING.search(text) else []),
    ]


def _head(text: str, root: Element) -> Iterator[str]:
    if not text.startswith("<!doctype html>"):
        yield "no doctype"
    if not re.fullmatch(r"[a-z]{2,3}(-\w+)*", root.one("html").attributes.get("lang", "")):
        yield "no language"
    metas = {one.attributes.get("name"): one.attributes["content"] for one in root.all("meta")
             if "content" in one.attributes}  # fmt: skip
    if "width=device-width" not in metas.get("viewport", ""):
        yield "no viewport"
    if re.search(r"maximum-scale|user-scalable", metas.get("viewport", "")):
        yield "the reader may not zoom"
    if not 20 <= len(metas.get("description", "")) <= 161:
        yield "no description, or too long a one"
    if root.one("title").text != root.one("h1").text:
        yield "the title is not the heading"


def _landmarks(root: Element) -> Iterator[str]:
    for tag, count in (("header", 1), ("main", 1), ("h1", 1)):
        if len(list(root.all(tag))) != count:
            yield f"not one <{tag}>"
    for nav in root.all("nav"):
        if not nav.attributes.get("aria-label"):
            yield "a navigation without a name"
    first = next(root.one("body").all("a"))
    if first.attributes["href"] != f"#{root.one('main').attributes.get('id')}":
        yield "the first link does not lead to the text"


def _headings(root: Element) -> Iterator[str]:
    level = 0
    for heading in root.all(*HEADINGS):
        rank = int(heading.tag[1])
        if rank > level + 1:
            yield f"<{heading.tag}> {heading.text.strip()!r} skips a rank"
        if not heading.text.strip():
            yield f"an empty <{heading.tag}>"
        level = rank


def _links(root: Element) -> Iterator[str]:
    ids = Counter(one.attributes["id"] for one in root.all() if "id" in one.attributes)
    yield from (f"the id {name!r} is there {n} times" for name, n in ids.items() if n > 1)
    for link in root.all("a"):
        target = link.attributes.get("href", "")
        if not target.startswith("#") or target[1:] not in ids:
            yield f"a link leads nowhere: {target!r}"
        shown, name = link.text.strip(), link.attributes.get("aria-label", "")
        if not shown and not name:
            yield f"a link without a name: {target!r}"
        if name and shown.rstrip(".") not in name and link.attributes.get("role") not in NAMED:
            yield f"a link is called {name!r} and shows {shown!r}"
        if any(link.all("a")):
            yield "a link in a link"
    # Every clause and division can be linked to, and has such a link in it.
    links = {
        link.attributes["href"]
        for link in root.one("main").all("a")
        if link.attributes.get("class", "").split()[:1] in (["label"], ["name"])
    }
    for part in root.one("main").all("section", "li", "div"):
        named = part.attributes.get("class", "").split()
        if {"clause", "division"} & set(named) and f"#{part.attributes.get('id')}" not in links:
            yield f"no link to {part.attributes.get('id')!r}"


def _lists(root: Element) -> Iterator[str]:
    for listing in root.all("ol", "ul"):
        inner = [child.tag for child in listing.children if isinstance(child, Element)]
        if set(inner) - {"li"} or not inner:
            yield f"a list of {inner}"
        if listing.attributes.get("role") != "list":
            yield "a list that some readers do not call one"
    for paragraph in root.all("p"):
        if any(paragraph.all("p", "ol", "ul", "div", "dl", *HEADINGS)):
            yield "a block in a paragraph"

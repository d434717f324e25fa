"""The page in a browser: what no reading of its text can tell.

Where there is no Chromium these tests are skipped; under `CHARTER_NO_SKIPS=1` they fail instead.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, found
from publications import PUBLICATIONS, published

LINKS_OF_CLAUSES = "[...document.querySelectorAll('.clause')].map(c => '#' + c.id)"

CONTRAST = """
(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const bright = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length && (c.length < 4 || c[3] > 0)) return c;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.data.trim()) continue;
    const e = walk.currentNode.parentElement;
    const [a, b] = [bright(parse(getComputedStyle(e).color)), bright(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push([walk.currentNode.data.trim().slice(0, 40), ratio]);
  }
  return poor;
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = found()
    if program is None:
        reason = "there is no Chromium to look at the pages with"
        if os.environ.get("CHARTER_NO_SKIPS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    made = Browser(program)
    yield made
    made.close()


@pytest.fixture(scope="module", params=PUBLICATIONS)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published page, as a file."""
    path = tmp_path_factory.mktemp("pages") / f"{request.param.replace('/', '-')}.html"
    path.write_text(published(request.param, "html"), "utf-8")
    return path


@pytest.fixture
def shown(browser: Browser, page: Path) -> Browser:
    """The browser with the page open, as on a desk."""
    browser.size(1400, 900)
    browser.media()
    browser.open(page)
    return browser


def test_nothing_is_fetched_and_nothing_complained_of(shown: Browser, page: Path) -> None:
    shown.ask("document.fonts.ready.then(() => 1)")
    heard = [(one.get("method"), one.get("params", {})) for one in shown.events]
    urls = [
        said["request"]["url"] for method, said in heard if method == "Network.requestWillBeSent"
    ]
    assert {url for url in urls if not url.startswith("data:")} == {page.as_uri()}
    told = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
    assert [said for method, said in heard if method in told] == []


@pytest.mark.parametrize("width", [320, 390, 600, 820, 1151, 1152, 1400, 2200])
def test_nothing_reaches_out_of_the_window(shown: Browser, width: int) -> None:
    shown.size(width, 844, phone=width < 800)
    assert shown.ask("document.documentElement.scrollWidth") <= width
    outside = f"""[...document.body.querySelectorAll('main *, header *')].filter(e => {{
        const box = e.getBoundingClientRect(); return box.width && (box.right > {width} || box.left < 0)
    }}).map(e => e.outerHTML.slice(0, 80))"""
    assert shown.ask(outside) == []


def test_lines_are_neither_long_nor_short(shown: Browser) -> None:
    for width, least, most in ((1400, 55, 75), (390, 34, 60)):
        shown.size(width, 844)
        assert least <= shown.ask(MEASURE) <= most


MEASURE = """
(() => {
  const box = document.querySelector('main').getBoundingClientRect().width;
  const probe = document.createElement('span');
  probe.textContent = 'the council of member states elects a spokesperson';
  probe.style.whiteSpace = 'nowrap';
  document.querySelector('main').append(probe);
  const each = probe.getBoundingClientRect().width / probe.textContent.length;
  probe.remove();
  return box / each;
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_all_text_can_be_told_from_its_ground(shown: Browser, scheme: str, width: int) -> None:
    shown.size(width, 844)
    shown.media(prefers_color_scheme=scheme)
    assert shown.ask(CONTRAST) == []


def test_dark_is_dark(shown: Browser) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = numbers(shown.ask(ground))
    shown.media(prefers_color_scheme="dark")
    assert sum(numbers(shown.ask(ground))) < 150 < 600 < sum(light)


def numbers(text: str) -> list[float]:
    """The numbers in a text."""
    return [float(number) for number in re.findall(r"[\d.]+", text)]


def test_a_picture_shows_something(shown: Browser) -> None:
    pixels = png(shown.picture())
    assert len(pixels) > 1_000_000
    assert len(set(pixels)) > 60


def png(picture: bytes) -> bytes:
    """The packed lines of a picture."""
    packed, at = b"", 8
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        if picture[at + 4 : at + 8] == b"IDAT":
            packed += picture[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(packed)


def test_it_prints(shown: Browser) -> None:
    paper = shown.paper()
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2


def test_on_paper_links_are_words_and_marks_of_links_are_gone(shown: Browser) -> None:
    shown.media("print")
    styles = """[...document.querySelectorAll('main a')].map(a => {
        const s = getComputedStyle(a); return s.color + ' ' + s.textDecorationLine })"""
    assert set(shown.ask(styles)) <= {"rgb(0, 0, 0) none", "rgb(51, 51, 51) none"}
    marks = """[...document.querySelectorAll('a.label')].map(
        a => getComputedStyle(a, '::before').display)"""
    assert set(shown.ask(marks)) <= {"none"}
    assert shown.ask("getComputedStyle(document.querySelector('.skip')).display") == "none"
    # The contents print, closed or not; so dark colours do not.
    assert shown.ask("document.querySelector('nav li').checkVisibility()")
    shown.media("print", prefers_color_scheme="dark")
    assert shown.ask("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"


def test_the_first_key_leads_past_the_contents(shown: Browser) -> None:
    shown.press("Tab")
    assert shown.ask("document.activeElement.className") == "skip"
    assert shown.ask("document.activeElement.getBoundingClientRect().top") >= 0
    shown.press("Enter")
    assert shown.ask("document.activeElement.id") == "document"


def test_every_clause_has_a_link_that_keys_reach_and_that_shows(shown: Browser) -> None:
    wanted = set(shown.ask(LINKS_OF_CLAUSES))
    reached, hidden = set(), []
    for _ in range(shown.ask("document.querySelectorAll('a').length") + 5):
        shown.press("Tab")
        at, label, opacity, outline = shown.ask(
            """(e => [e.getAttribute('href'), e.classList.contains('label'),
                getComputedStyle(e, '::before').opacity, getComputedStyle(e).outlineStyle]
            )(document.activeElement)"""
        )
        if label:
            reached.add(at)
            hidden += [at] if opacity != "1" or outline == "none" else []
    assert wanted and reached == wanted
    assert not hidden


def test_a_link_to_a_clause_shows_under_the_pointer(shown: Browser) -> None:
    opacity = "getComputedStyle(document.querySelector('.clause a.label'), '::before').opacity"
    assert shown.ask(opacity) == "0"
    box = shown.ask(
        """(c => (c.scrollIntoView(), (b => [b.left, b.top])(c.getBoundingClientRect())))(
            document.querySelector('.clause p'))"""
    )
    shown.tell("Input.dispatchMouseEvent", type="mouseMoved", x=box[0] + 60, y=box[1] + 8)
    assert shown.ask(opacity) == "1"


def test_the_contents_stay_beside_the_text_and_fold_on_a_phone(shown: Browser) -> None:
    there = "document.querySelector('nav li').checkVisibility({contentVisibilityAuto: true})"
    assert shown.ask(there)
    assert shown.ask("document.querySelector('nav').getBoundingClientRect().right") < shown.ask(
        "document.querySelector('main').getBoundingClientRect().left"
    )
    shown.ask("(window.scrollTo({top: 1000, behavior: 'instant'}), 1)")
    assert shown.ask("document.querySelector('nav').getBoundingClientRect().top") == 0
    shown.size(390, 844, phone=True)
    seen = "document.querySelector('nav li').getBoundingClientRect().height > 0 && " + there
    assert not shown.ask(seen)
    shown.ask("(document.querySelector('summary').click(), 1)")
    assert shown.ask(seen)


def test_a_link_leads_to_its_clause(browser: Browser, page: Path) -> None:
    browser.size(1400, 900)
    browser.media(prefers_reduced_motion="reduce")
    browser.open(page)
    for anchor in browser.ask(LINKS_OF_CLAUSES)[:: max(1, len(browser.ask(LINKS_OF_CLAUSES)) // 6)]:
        browser.open(page, anchor)
        assert browser.ask("'#' + (document.querySelector(':target') || {}).id") == anchor
        top = browser.ask("document.querySelector(':target').getBoundingClientRect().top")
        end = browser.ask("document.documentElement.scrollHeight - innerHeight - scrollY")
        assert 0 <= top < 900
        assert top < 100 or end < 2 or browser.ask("scrollY") == 0
        moves = "getComputedStyle(document.querySelector(':target')).animationName"
        assert browser.ask(moves) == "none"


def test_a_reader_of_screens_finds_its_way(shown: Browser) -> None:
    nodes = [
        one for one in shown.tell("Accessibility.getFullAXTree")["nodes"] if not one["ignored"]
    ]
    roles = [role(one) for one in nodes]
    for landmark in ("banner", "main", "doc-toc"):
        assert roles.count(landmark) == 1, landmark
    nameless = [one for one in nodes if role(one) in ("link", "doc-noteref", "doc-backlink")]
    assert nameless
    assert not [one for one in nameless if not one.get("name", {}).get("value")]
    levels = [
        feature["value"]["value"]
        for one in nodes
        if role(one) == "heading"
        for feature in one["properties"]
        if feature["name"] == "level"
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def role(node: dict[str, Any]) -> str:
    """The role of a node of the tree that readers of screens are given."""
    return str(node.get("role", {}).get("value"))


def test_copied_text_keeps_its_labels(shown: Browser) -> None:
    said = shown.ask(
        """(r => (r.selectNodeContents(document.querySelector('main')),
            getSelection().removeAllRanges(), getSelection().addRange(r),
            getSelection().toString()))(document.createRange())"""
    )
    labels = shown.ask(
        """[...document.querySelectorAll('.clause > p:not(.lead) > a.label:not(.bare)')].map(
            a => a.textContent)"""
    )
    assert labels
    assert not re.search(r"¶", said)
    for label in set(labels):
        assert re.search(rf"^{re.escape(label.strip())}[ \t]+\S", said, re.MULTILINE), label

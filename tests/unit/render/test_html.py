"""The page of HTML: its structure. What a browser makes of it is for tests/test_browser.py."""

import re
import time

import attrs
import pytest
from page_structure import faults
from reading import page
from specimen import SPECIMEN, clause, division, document, words

from charterlang.render import view
from charterlang.render.forms import render

DEEP = document(
    division(
        "part", "p", "Part I", "One",
        division("chapter", "c", "Chapter 1", "Two",
                 division("article", "a", "Article 1", "Three",
                          division("section", "s", "Section 1", "Four",
                                   division("section", "t", "Section 1.1", "Five",
                                            division("section", "u", "Section 1.1.1", "Six",
                                                     clause("u-1", "(1)", "Text.", heading="Seven"),
                                                     depth=6),
                                            depth=5),
                                   depth=4),
                          depth=3),
                 depth=2),
    ),
    title="A document as deep as any can be",
)  # fmt: skip


@pytest.mark.parametrize("document", [SPECIMEN, DEEP], ids=["specimen", "deep"])
def test_a_page_is_well_made(document: view.Document) -> None:
    assert faults(render(document, "html")) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('lang="en"', "", "no language"),
        ("<h2>", "<h3>", "skips a rank"),
        ('href="#II-2"', 'href="#nowhere"', "leads nowhere"),
        ('id="III"', 'id="II"', "2 times"),
        ('aria-label="Contents"', "", "without a name"),
        ("<dl>", '<img src="x"><dl>', "fetches"),
        ('<a class="label" href="#II-1"', '<a class="label" href="#II"', "no link to 'II-1'"),
    ],
)
def test_a_page_that_is_not_would_be_noticed(good: str, bad: str, fault: str) -> None:
    text = render(SPECIMEN, "html")
    assert good in text
    spoilt = text.replace(good, bad)
    if good == "<h2>":
        spoilt = spoilt.replace("<h2>", "<h3>").replace("</h2>", "</h3>")
    assert any(fault in found for found in faults(spoilt))


def test_a_page_without_divisions_has_no_contents() -> None:
    text = render(document(blocks=(words("Words."),), lines=("Of no date at all",)), "html")
    assert "<nav" not in text
    assert faults(text) == []


def test_the_style_prints() -> None:
    text = render(SPECIMEN, "html")
    assert 'content: "Treaty of the Three Harbours"' in text
    for rule in ("@page", "orphans", "break-after: avoid", "counter(page)"):
        assert rule in text
    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion", "focus-visible"):
        assert query in text


def test_a_description_ends_with_a_word() -> None:
    long = attrs.evolve(SPECIMEN, lines=("Establishing a league of harbours " * 9,))
    metas = page(render(long, "html")).all("meta")
    (found,) = [one for one in metas if one.attributes.get("name") == "description"]
    assert re.fullmatch(r"Treaty of the Three Harbours\. .*\w…", found.attributes["content"])


COLOURS = re.compile(r"--(\w+): (#[0-9a-f]{6});")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 computes it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, between 0 and 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(scheme: int) -> None:
    found = COLOURS.findall(render(SPECIMEN, "html"))
    colours = dict(found[scheme * 7 : scheme * 7 + 7])
    for text in ("ink", "soft", "seal"):
        for ground in ("paper", "tint"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    # The line under a link is what tells it from other words.
    assert contrast(colours["thread"], colours["paper"]) >= 3


def test_a_page_is_quick() -> None:
    render(SPECIMEN, "html")
    began = time.perf_counter()
    render(SPECIMEN, "html")
    assert time.perf_counter() - began < 0.1

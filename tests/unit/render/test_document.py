"""The document: layout, own words and generated ones, references, notes on what was decided."""

from __future__ import annotations

from wording_charters import REALM, charter, law, texts

from charterlang.render import layout, view
from charterlang.render.document import document
from charterlang.render.places import places
from charterlang.render.words import words_by_clause

SEC, PACT = law(charter("sec")), law(charter("pact"))


def clauses(part: view.Part) -> list[view.Clause]:
    if isinstance(part, view.Signature):
        return []
    inner = part.parts if isinstance(part, view.Division) else part.clauses
    own = [part] if isinstance(part, view.Clause) else []
    return [*own, *(found for one in inner for found in clauses(one))]


def all_clauses(of: view.Document) -> list[view.Clause]:
    return [found for division in of.divisions for found in clauses(division)]


def runs(of: view.Document) -> list[view.Run]:
    found: list[view.Run] = []
    for one in all_clauses(of):
        for block in (*one.blocks, *one.flush):
            several = block.items if isinstance(block, view.Listing) else (block,)
            found += [run for each in several for run in each.runs]
    return found


def said(text: str, clause: str, **chosen: str) -> str:
    """The words of one clause of a charter, with its sub-clauses."""
    read = law(text, chosen)
    whole = words_by_clause(read, document(read), whole=True)[clause]
    return " ".join(whole.split())


def test_a_charter_without_articles_is_laid_out() -> None:
    headings = [one.heading for one in document(PACT).divisions]
    assert headings == [
        "Membership",
        "Organs",
        "Officers",
        "Decisions",
        "Rights and duties",
        "Amendment",
        "Final provisions",
    ]
    assert [one.name for one in document(PACT).divisions][:2] == ["Article I", "Article II"]


def test_labels_of_the_layout_follow_the_numbering() -> None:
    text = charter("pact").replace(
        '    zone "UTC"\n', '    zone "UTC"\n    numbering "§ 1", "1.", "(i)"\n'
    )
    made = document(law(text))
    assert made.divisions[1].name == "§ 2"
    assert [one.label for one in clauses(made.divisions[1])] == ["1.", "2."]
    assert "under § 4, paragraph 1" in "\n".join(texts(made))


def test_lists_are_labelled_one_level_deeper() -> None:
    (organs,) = [one for one in document(law(REALM)).divisions if one.heading == "Organs"]
    listing = next(
        block for one in clauses(organs) for block in one.blocks if isinstance(block, view.Listing)
    )
    assert [item.label for item in listing.items] == ["(a)", "(b)", "(c)", "(d)", "(e)"]


def test_what_is_provided_as_a_list_is_one() -> None:
    text = """
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "rower"
article 1
    (1)
        body crew "Crew" of person
            founding Ada, Bea
            size 2
    (2) provides crew.size, crew.founding as list
    (3) provides crew as list
"""
    whole = words_by_clause(law(text), document(law(text)), whole=True)
    assert (
        whole["1(2)"] == "The Crew has two members. The first members of the Crew are Ada and Bea."
    )
    assert whole["1(3)"].split("\n") == [
        "(a) The Crew is a body of rowers.",
        "(b) The first members of the Crew are Ada and Bea.",
        "(c) The Crew has two members.",
    ]


def test_verse_keeps_its_lines() -> None:
    preamble = document(SEC).divisions[0]
    blocks = [block for one in clauses(preamble) for block in one.blocks]
    assert len(blocks) == 4
    assert all(isinstance(block, view.Paragraph) and block.verse for block in blocks)


def test_generated_words_leave_the_charter_s_own_aside() -> None:
    generated = "\n".join(texts(document(SEC, generated=True)))
    assert "scattered shores" not in generated
    assert "as they see fit" not in generated
    assert "first voice" not in generated
    assert "at their own discretion" in generated  # a verb phrase is part of the rule


def test_sub_clauses_share_one_sentence() -> None:
    made = document(SEC, generated=True)
    by_citation = {one.citation: one for one in all_clauses(made)}
    last = by_citation["Article IV(7)(d)"].blocks[0]
    third = by_citation["Article IV(7)(c)"].blocks[0]
    assert isinstance(last, view.Paragraph) and isinstance(third, view.Paragraph)
    assert isinstance(last.runs[-1], view.Text) and last.runs[-1].text.endswith(".")
    assert isinstance(third.runs[-1], view.Text) and third.runs[-1].text.endswith("; and")


def test_anchors_are_unique_and_links_lead_somewhere() -> None:
    for name in ("sec", "pact"):
        for generated in (True, False):
            made = document(law(charter(name)), generated)
            anchors = [one.anchor for one in (*made.divisions, *all_clauses(made))]
            anchors += [one.anchor for one in (*made.assumptions, *made.discretion)]
            anchors += [mark for one in made.assumptions for mark in one.marks]
            assert len(anchors) == len(set(anchors))
            for run in runs(made):
                if isinstance(run, view.Term | view.CrossReference):
                    assert run.anchor in anchors, run
                if isinstance(run, view.AssumedValue):
                    assert run.anchor in anchors and run.note, run
            for note in (*made.assumptions, *made.discretion):
                assert all(one.anchor in anchors for one in note.relying)
            homes = [one.home for one in made.discretion if one.home]
            assert all(one.anchor in anchors for one in homes)


def test_references_are_relative_to_where_they_stand() -> None:
    divisions = SEC.divisions
    where = places(SEC, divisions)
    assert where.cite("III(6)", "III(7)") == "paragraph (6)"
    assert where.cite("III(6)", "III(6)") == "this paragraph"
    assert where.cite("III(6)", "IV(2)") == "Article III(6)"
    assert where.cite("IV(7)(b)", "IV(7)(a)") == "sub-paragraph (b)"
    assert where.cite("IV(7)(b)", "IV(2)") == "paragraph (7)(b)"
    assert where.cite("IV[1]", "III(6)") == "the first paragraph of Article IV"
    assert where.cite("IV", "III(6)") == "Article IV"
    laid_out = places(PACT, layout.divisions(PACT))
    assert laid_out.cite("VI[1]", "I(1)") == "Article VI"


def test_a_note_tells_reading_reason_and_reliance() -> None:
    made = document(SEC)
    note = next(one for one in made.assumptions if one.name == "counted")
    assert note.reading == "the votes cast for or against"
    assert len(note.others) == 2 and len(note.reason) == 1
    relying = [one.text for one in note.relying]
    some = ["Article III(6)", "Article III(10)", "the first paragraph of Article IV"]
    assert relying[: len(some) + 1] == [*some, "Article IV(6)"]
    numbers = [one.number for one in made.assumptions]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_note_rests_on_thresholds_and_other_assumptions() -> None:
    """`resolution` needs `usual_majority`, which means `majority_rule`."""
    note = next(one for one in document(SEC).assumptions if one.name == "majority_rule")
    assert "the first paragraph of Article IV" in [one.text for one in note.relying]


def test_what_is_read_otherwise_prints_otherwise() -> None:
    text = charter("sec")
    assert "[the votes" not in said(text, "IV(6)")  # brackets are the forms'
    assert "the votes cast for or against" in said(text, "IV(6)")
    assert "the ballots cast, abstentions included" in said(text, "IV(6)", counted="balloted")
    assert "thirty days" in said(text, "III(7)", one_month="thirty")


def test_brackets_are_a_matter_of_style() -> None:
    plain = charter("sec").replace(
        "    style modal must\n", "    style modal must\n    style assumptions plain\n"
    )
    values = [one for one in runs(document(law(plain))) if isinstance(one, view.AssumedValue)]
    assert values and not any(one.bracketed for one in values)
    assert document(law(plain)).assumptions


def test_the_modal_is_that_of_the_charter() -> None:
    assert "must honor" in said(charter("sec"), "III(3)")
    assert "shall honor" in said(charter("sec").replace("modal must", "modal shall"), "III(3)")


def test_a_renumbered_clause_is_cited_by_its_new_label() -> None:
    text = charter("sec").replace("\n    (10)\n", "\n    (12)!\n")
    made = "\n".join(texts(document(law(text))))
    assert "Article III(12)" in made and "Article III(10)" not in made


def test_the_register_says_who_judges_and_what_is_presumed() -> None:
    entries = {one.words: one for one in document(SEC).discretion}
    time = entries["a reasonable time"]
    assert (time.found, time.judge, time.presumption) == (
        False,
        "the Security Council",
        "six hours",
    )
    assert time.home == view.CrossReference("Article IV(7)(c)", "IV-7-c")
    assert [one.text for one in time.relying] == ["Article IV(7)(c)"]
    threat = entries["the security of the alliance is in danger"]
    assert threat.presumption == "the security of the alliance is not in danger"
    assert threat.judge == "nobody is named"


def test_what_an_organ_finds_is_in_the_register_and_what_anybody_reports_is_not() -> None:
    entries = {one.words: one for one in document(SEC).discretion}
    assert entries["advice and consent"].found
    assert entries["advice and consent"].judge == "the Security Council"
    assert "Head of State" not in entries


def test_a_norm_in_words_prints_its_sentence() -> None:
    text = """
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "rower"
article 1
    (1)
        office cox "Cox" of person
            founding Ada
    (2)
        duty oil of cox to "oil the oars"
        power rest of cox to "rest"
        | {Oil} And so it is: {rest}, and no more.
"""
    made = document(law(text))
    (line,) = [line for line in texts(made) if "so it is" in line]
    assert line == "The Cox shall oil the oars. And so it is: The Cox may rest, and no more."


def test_a_clause_without_a_rule_says_so() -> None:
    made = document(SEC, generated=True)
    clause = next(one for one in all_clauses(made) if one.citation == "Article III(9)(e)")
    assert clause.blocks == (view.Paragraph((view.Text("(no rule is stated here)."),)),)

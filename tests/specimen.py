"""A document made by hand, with every part that a view can have, in every place it can stand."""

from __future__ import annotations

from charterlang.render import view


def words(*pieces: str | view.Run) -> view.Paragraph:
    """A paragraph of texts and other runs."""
    return view.Paragraph(runs(*pieces))


def runs(*pieces: str | view.Run) -> tuple[view.Run, ...]:
    """Texts and other runs, as runs."""
    return tuple(view.Text(one) if isinstance(one, str) else one for one in pieces)


def verse(*lines: str) -> view.Paragraph:
    """A paragraph that keeps its lines."""
    pieces: list[str | view.Run] = [lines[0]]
    for line in lines[1:]:
        pieces += [view.LineBreak(), line]
    return words(*pieces)


def clause(
    anchor: str,
    label: str | None,
    *parts: str | view.Block | view.Clause,
    heading: str | None = None,
    notes: tuple[str, ...] = (),
    sponsors: str | None = None,
) -> view.Clause:
    """A clause; blocks behind its first sub-clause are its flush words."""
    blocks: list[view.Block] = []
    flush: list[view.Block] = []
    clauses: list[view.Clause] = []
    for part in parts:
        if isinstance(part, view.Clause):
            clauses.append(part)
        else:
            block = words(part) if isinstance(part, str) else part
            (flush if clauses else blocks).append(block)
    return view.Clause(
        anchor=anchor,
        citation=_citation(anchor, label),
        label=label,
        heading=heading,
        blocks=tuple(blocks),
        clauses=tuple(clauses),
        flush=tuple(flush),
        notes=notes,
        sponsors=sponsors,
    )


def _citation(anchor: str, label: str | None) -> str:
    """`Article II(1)(b)`; `the first paragraph of preamble-1` of one without a label."""
    if label is None:
        return f"the first paragraph of {anchor}"
    article, *above = anchor.split("-")
    return f"Article {article}{''.join(f'({one})' for one in above[:-1])}{label}"


def division(
    sort: str,
    anchor: str,
    name: str,
    heading: str | None,
    *parts: view.Block | view.Part,
    depth: int = 1,
    notes: tuple[str, ...] = (),
) -> view.Division:
    """A division; blocks stand before its parts."""
    blocks = tuple(part for part in parts if isinstance(part, view.Paragraph | view.Listing))
    rest = tuple(part for part in parts if isinstance(part, view.Part))
    return view.Division(sort, anchor, name, heading, depth, blocks, rest, notes)


def document(*divisions: view.Division, **given: object) -> view.Document:
    """A document of these divisions; what is not given is empty."""
    made: dict[str, object] = {
        "sort": "treaty",
        "title": "A Treaty",
        "language": "en",
        "blocks": (),
        "lines": (),
        "notes": (),
        "divisions": divisions,
        "assumptions": (),
        "discretion": (),
        "generated": False,
    }
    return view.Document(**{**made, **given})  # type: ignore[arg-type]  # fields by name


COUNCIL = view.Term("the Council", "II-1")
THE_COUNCIL = view.Term("The Council", "II-1")
HARBOUR_MASTER = view.Term("the Harbour Master", "III-1")


def _preamble() -> view.Division:
    return division(
        "preamble",
        "preamble",
        "Preamble",
        None,
        clause(
            "preamble-1",
            None,
            verse("Three harbours, one tide:", "what the sea has joined, no quarrel shall divide."),
            verse("We lit three lights to see by,", "and found they made one road."),
        ),
        clause("preamble-2", None, "The parties have therefore agreed as follows."),
    )


def _council() -> view.Division:
    return division(
        "article",
        "II",
        "Article II",
        "The Council & its Votes",
        words("This article applies to every harbour, and to the roads between them."),
        clause(
            "II-1",
            "(1)",
            "A Council is established. It is made up of —",
            clause("II-1-a", "(a)", "one delegate of each member state;"),
            clause(
                "II-1-b",
                "(b)",
                words(HARBOUR_MASTER, ", who votes only if —"),
                clause("II-1-b-i", "(i)", "the votes are even; or"),
                clause("II-1-b-ii", "(ii)", "fewer than half of the delegates are present; and"),
                clause(
                    "II-1-b-viii", "(viii)", "nobody objects, which any delegate may do at once;"
                ),
            ),
            clause("II-1-c", "(c)", "nobody else,"),
            words("and it meets at the invitation of ", HARBOUR_MASTER, "."),
        ),
        clause(
            "II-2",
            "(2)",
            words(
                THE_COUNCIL,
                " decides by ",
                view.AssumedValue("more than half", "majority", 1, "value-1"),
                " of the votes cast, unless ",
                view.CrossReference("Article III(2)", "III-2"),
                " says otherwise. A vote lasts ",
                view.AssumedValue("twenty-four hours", "window", 2, "value-2"),
                '; "late" means after that, not before, and a state\'s ballot counts once.',
            ),
            words("A second paragraph of the same clause has no label of its own."),
            notes=("No source says how long a vote lasts; see Article III(2).",),
            sponsors="Submitted by Alba and Brine",
        ),
        clause(
            "II-3",
            "(3)",
            words("A delegate must not —"),
            view.Listing(
                (
                    view.Item(
                        "(a)", runs("vote twice on ", view.CrossReference("a matter", "II-2"), ";")
                    ),
                    view.Item("(b)", runs("vote for another state; or")),
                    view.Item("(c)", runs("sell a vote.")),
                )
            ),
        ),
    )


def _master() -> view.Division:
    return division(
        "article",
        "III",
        "Article III",
        "The Harbour Master",
        clause("III-0", None, words("There is one Harbour Master.")),
        clause(
            "III-1",
            "(1)",
            words(HARBOUR_MASTER, " keeps the lights, the log and the seal of the League."),
            heading="Office",
        ),
        clause(
            "III-2",
            "(2)",
            words(
                "The term is ",
                view.AssumedValue("one month", "month", 3, "value-3"),
                "; whoever leaves with ",
                view.AssumedValue("one month", "month", 3, "value-4"),
                " or less to go is not replaced, while ",
                view.Term("a reasonable time", "standard-reasonable"),
                " has not passed.",
            ),
            heading="Term, and what is left of it",
            notes=(
                "A first note.",
                "A second note, which is rather longer than the first, so that it has to run over "
                "the end of its line and on to the next one in every form.",
            ),
        ),
    )


def _chapter() -> view.Division:
    return division(
        "chapter",
        "ch-1",
        "Chapter 1",
        "Seaways",
        division(
            "section",
            "s-1-1",
            "Section 1.1",
            "Lights",
            clause("s-1-1-1", "1.", "Lights burn from dusk till dawn."),
            clause(
                "s-1-1-2",
                "2.",
                "A light that fails is mended the same night, whatever the weather, and whoever "
                "sees it fail tells the nearest harbour.",
            ),
            depth=2,
        ),
        division(
            "section",
            "s-1-2",
            "Section 1.2",
            None,
            clause("s-1-2-1", "1.2.1", clause("s-1-2-1-a", "(a)", "Straight to the sub-clause.")),
            depth=2,
        ),
        notes=("Chapters are numbered through.",),
    )


def _annex() -> view.Division:
    return division(
        "annex",
        "annex",
        "Annex",
        "Marks and Lights",
        words("Red to port; green to starboard."),
        words("White is for all."),
    )


def _signatures() -> view.Division:
    return division(
        "signatures",
        "signatures",
        "Signatures",
        None,
        signature("signatures-1", ("Ada Brook",), (HARBOUR_MASTER, ", for Alba")),
        signature("signatures-2", ("an unknown hand",), (), "No harbour is named."),
        signature(
            "signatures-3",
            ("Bertram of the Long Quay and the Lower Town",),
            ("Warden of the Outer Lights, Keeper of the Log and Seal, and Admiral of the Fleet",),
            "The second of three copies.",
            "Signed a day later.",
        ),
    )


def signature(
    anchor: str,
    name: tuple[str | view.Run, ...],
    capacity: tuple[str | view.Run, ...],
    *notes: str,
) -> view.Signature:
    """A signature."""
    citation = f"paragraph {anchor[-1]} of the Signatures"
    return view.Signature(anchor, citation, runs(*name), runs(*capacity), notes)


def _assumptions() -> tuple[view.Assumption, ...]:
    return (
        view.Assumption(
            anchor="assumption-majority",
            number=1,
            name="majority",
            title="what a majority is",
            reading="more than half",
            others=("half or more", "half and one"),
            reason=(words("Half of four is two, and ", COUNCIL, " may have four members."),),
            relying=(
                view.CrossReference("Article II(2)", "II-2"),
                view.CrossReference("Article III", "III"),
            ),
            marks=("value-1",),
        ),
        view.Assumption(
            anchor="assumption-window",
            number=2,
            name="window",
            title="how long a vote lasts",
            reading="twenty-four hours",
            others=(),
            reason=(),
            relying=(view.CrossReference("Article II(2)", "II-2"),),
            marks=("value-2",),
        ),
        view.Assumption(
            anchor="assumption-month",
            number=3,
            name="month",
            title="one month",
            reading="a month of the calendar",
            others=("thirty days",),
            reason=(
                words("A month of the calendar has between 28 and 31 days."),
                words("The shortest would be too short for a voyage to the outer lights and back."),
            ),
            relying=(view.CrossReference("Article III(2)", "III-2"),),
            marks=("value-3", "value-4"),
        ),
    )


def _discretion() -> tuple[view.Discretion, ...]:
    return (
        view.Discretion(
            anchor="standard-reasonable",
            words="a reasonable time",
            found=False,
            home=view.CrossReference("Article III(2)", "III-2"),
            judge="the Council",
            presumption="six hours",
            relying=(view.CrossReference("Article III(2)", "III-2"),),
        ),
        view.Discretion(
            anchor="standard-danger",
            words="the harbour is in danger",
            found=False,
            home=None,
            judge="nobody is named",
            presumption="it is not",
            relying=(),
        ),
        view.Discretion(
            anchor="finding-seaworthy",
            words="seaworthy",
            found=True,
            home=view.CrossReference("Section 1.1, paragraph 2", "s-1-1-2"),
            judge="the Harbour Master",
            presumption="nothing is presumed",
            relying=(view.CrossReference("Article II(2)", "II-2"),),
        ),
    )


SPECIMEN = document(
    _preamble(),
    _council(),
    _master(),
    _chapter(),
    _signatures(),
    _annex(),
    title="Treaty of the Three Harbours",
    lines=("Establishing the Harbour League", "In force from 1 January 2026"),
    blocks=(words("Done at Alba, in three copies, each of which is the treaty."),),
    notes=("This edition is the editor’s own.",),
    assumptions=_assumptions(),
    discretion=_discretion(),
)

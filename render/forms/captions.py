"""What a publication says of its own accord: the captions of contents, notes and registers."""

import attrs


@attrs.frozen
class Captions:
    """Captions in one language. They name parts of the document, and state no law."""

    contents: str
    skip: str
    """The link past everything that stands before the text."""
    permalink: str
    """What a link to a clause is called, before its citation."""
    generated: str
    """Under the title of a document that leaves the charter's own words aside."""
    note: str
    """Before a note of the editor's."""
    figure: str
    """Before the caption of a picture, where none can be shown."""
    notes: str
    assumptions: str
    assumptions_say: str
    reading: str
    others: str
    reason: str
    relying: str
    marks: str
    mark: str
    """What the mark of a note is called, before its number."""
    back: str
    """What a link back to a value in the text is called, before its number."""
    discretion: str
    discretion_say: str
    home: str
    judge: str
    finder: str
    presumption: str


ENGLISH = Captions(
    contents="Contents",
    skip="Skip to the text",
    permalink="Link to",
    generated="Worded from the rules alone; the charter’s own words are left aside.",
    note="Editor’s note.",
    figure="Figure",
    notes="Notes",
    assumptions="Assumptions of this edition",
    assumptions_say="Where the text leaves something open, it has been read as stated here.",
    reading="Read as",
    others="Not read as",
    reason="Reason",
    relying="Relied on in",
    marks="Marked in the text",
    mark="Note",
    back="Back to the text, place",
    discretion="Register of discretion",
    discretion_say=(
        "These words leave something to judgement, or to somebody’s finding. What is presumed holds "
        "until then."
    ),
    home="Stands in",
    judge="Judged by",
    finder="Found by",
    presumption="Presumed",
)

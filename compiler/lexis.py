"""The words of the language, for those who read texts with mistakes.

The grammar says where each word may stand. What is here is said of words beside that: the
shortest right line that each begins, where a line belongs, and how a kind of token is called.
"""

FORMS = ("treaty", "constitution", "charter", "statute", "resolution", "library")
DIVISIONS = (
    "preamble",
    "definitions",
    "part",
    "chapter",
    "article",
    "section",
    "annex",
    "signatures",
)
ORGANS = ("parties", "body", "office")
NORMS = ("procedure", "power", "duty", "prohibition", "right")
STAGES = ("motion", "debate", "nominations", "vote", "election", "decision")
OUTCOMES = ("carried", "lost", "inquorate", "granted", "refused", "silence")
VOCABULARY = ("kind", "fact", "standard", "assume", "define", "threshold")
DECLARING = (*VOCABULARY, *ORGANS, *NORMS, "regime", "schedule")
"""Heads that are followed by the name of what they declare."""
RESERVED = ("any", "each", "all", "not", "some", "every", "no")
"""Words that mean themselves in expressions, whatever is declared (language.md §3)."""
UNREAD = "unread"
"""Stands for a name that could not be read; nothing is reported of it."""

STUBS: dict[str, tuple[str, ...]] = {
    **{form: (f'{form} {{name}} "{{name}}"',) for form in FORMS},
    "establishes": ('establishes {name} "{name}"',),
    "enacted": ('enacted ""',),
    "commences": ("commences on adoption",),
    "zone": ('zone "UTC"',),
    "construe": ('note ""',),
    "numbering": ('note ""',),
    "style": ('note ""',),
    "uses": ("uses {paths}", 'note ""'),
    "kind": ("kind {name}",),
    "fact": ("fact {name}",),
    "standard": ('standard {name} "" presumed true',),
    "assume": ("assume {name}",),
    "define": ("define {name} means true", "define {name}", "define {name} means any of"),
    "threshold": ("threshold {name} all",),
    "because": ('because ""',),
    "means": ("means true", "means any of", "means"),
    "otherwise": ("otherwise true",),
    **{organ: (f"{organ} {{name}}",) for organ in ORGANS},
    "founding": ("founding unread",),
    "seats": ("seats every unread",),
    "size": ("size at least 0",),
    "joins": ("joins by unread",),
    "leaves": ("leaves by unread",),
    "filled": ("filled by unread",),
    "vacated": ("vacated by unread",),
    "term": ("term 1 day",),
    "vacancy": ("vacancy by unread",),
    "accountable": ("accountable to unread",),
    "votes": ("votes 1 each",),
    "quorum": ("quorum all",),
    "needs": ("needs all",),
    "counts": ("counts all members",),
    "rounded": ("rounded up",),
    "abstention": ("abstention allowed",),
    "tie": ("tie lost",),
    "window": ("window 1 day",),
    "closes early": ("closes early",),
    "eligible": ("eligible true",),
    "require": ("require true", "require any of"),
    "limit": ("limit 1",),
    "acceptance": ("acceptance",),
    **{norm: (f"{norm} {{name}}",) for norm in NORMS},
    "to": ('to ""',),
    **{stage: (stage,) for stage in STAGES},
    "motion": ("motion", "motion by unread"),
    "when": ("when true", "when any of"),
    "unless": ("unless true", "unless any of"),
    "within": ("within 1 day",),
    "effect": ("effect vacate unread", "effect"),
    "late": ("late when true", "late when any of"),
    "should": ("should true", "should any of"),
    "forbids": ("forbids unread",),
    "permits": ("permits unread",),
    "breach": ("breach vacate unread", "breach", "breach found by unread"),
    "supremacy": ("supremacy void",),
    "external": ("external kind {name}",),
    "template": ("template {name}",),
    "use": ("use {name}",),
    "regime": ("regime {name}",),
    "schedule": ("schedule {name}",),
    "begins": ("begins by unread",),
    "ends": ("ends by unread",),
    "lapses": ("lapses after 1 day",),
    "suspends": ("suspends unread",),
    "restores": ("restores unread",),
    **{word: (f"{word} vacate unread", word) for word in OUTCOMES},
    **{division: (f"{division}{{number}}",) for division in DIVISIONS},
    "note": ('note ""',),
    "scenario": ('scenario "" of {of}',),
    "under": ("under assumption unread = unread",),
    "given": ("given true", "given"),
    "at": ("at 2000-01-01",),
    "after": ("after 1 day",),
    "report": ("report unread",),
    "expect": ("expect true",),
}
"""The shortest right lines of each head: without a block under them, then with one."""
HEADS = tuple(STUBS)
FILLERS = (
    'note ""',
    "true",
    "true when true",
    "means true",
    "vacate unread",
    "|",
    "otherwise true",
)
"""Lines that say nothing, one of which may stand wherever a line must."""

BODY, OFFICE, NORM = "a line of a body", "a line of an office", "a line of a norm"
VOTING = "a line of a body, a vote or an election"
HOMES: dict[str, str] = {
    **{form: "the first line of an instrument" for form in FORMS},
    **dict.fromkeys(
        ("establishes", "enacted", "commences", "zone", "construe", "numbering", "style", "uses"),
        "a line under the head of an instrument",
    ),
    **dict.fromkeys(DECLARING, "a declaration: it stands at column 0, in a division or a clause"),
    "also": "the continuation of an organ or a norm: it stands in a division or a clause",
    **dict.fromkeys(DIVISIONS, "a division: it stands at column 0 or in another division"),
    **dict.fromkeys(STAGES, "a stage of a procedure"),
    **dict.fromkeys(OUTCOMES, "an outcome of a procedure, a stage or a body"),
    "because": "a line of an assumption",
    "means": "what a definition or a reading means",
    "otherwise": "the last case of a definition",
    "founding": "a line of the parties, a body or an office",
    "seats": BODY,
    "size": BODY,
    "votes": BODY,
    "joins": "a line of the parties or of a body",
    "leaves": "a line of the parties or of a body",
    "filled": OFFICE,
    "vacated": OFFICE,
    "term": OFFICE,
    "vacancy": OFFICE,
    "accountable": "a line of a body or of an office",
    **dict.fromkeys(
        ("quorum", "needs", "counts", "rounded", "abstention", "tie", "window", "closes early"),
        VOTING,
    ),
    "eligible": "a line of a body, an office, nominations or an election",
    "require": "a line of an organ or a norm",
    "to": NORM,
    "when": "a line of a norm or a stage",
    "unless": NORM,
    "within": NORM,
    "effect": "a line of a power or a duty",
    "late": "a line of a duty",
    **dict.fromkeys(("begins", "ends", "lapses", "suspends", "restores"), "a line of a regime"),
    "should": "a line of a procedure, a power or a right",
    "forbids": "a line of a prohibition",
    "permits": "a line of a right",
    "breach": "a line of a duty or a prohibition, or  breach found by PROCEDURE",
    **dict.fromkeys(
        ("template", "use"), "a declaration: it stands at column 0, in a division or a clause"
    ),
    "supremacy": "a declaration: it stands at column 0, in a division or a clause",
    "limit": "a line under `nominations`",
    "acceptance": "a line under `nominations`",
    "scenario": "a head at column 0",
    **dict.fromkeys(("under", "given", "at", "after"), "a line of a scenario"),
    **dict.fromkeys(("report", "expect"), "a step of a scenario, under `at` or `after`"),
}
"""Where a line that begins with each word belongs."""

SPOKEN = {
    "NAME": "a name",
    "NUMBER": "a number",
    "FRACTION": "a fraction such as `2/3`",
    "PERCENT": "a percentage such as `55%`",
    "DATE": "a date such as `2026-03-01`",
    "STRING": "a text in quotation marks",
    "TEXT": "official words behind a bar `|`",
    "LABEL": "the label of a clause, such as `(1)`",
    "HEADNUM": "a number",
    "REF": "a reference such as `@III(6)`",
    "UNIT": "a unit of time such as `hours`",
    "CMP": "a comparison such as `=` or `>=`",
    "_C": "`,`",
    "_NL": "the end of the line",
    "TIMES": "`times`",
}
"""How each kind of token is called in messages."""
PHRASES = {
    "AT_LEAST": ("at least",),
    "AT_MOST": ("at most",),
    "MORE_THAN": ("more than",),
    "ANY_OF": ("any of",),
    "ALL_OF": ("all of",),
    "ANY_NUMBER": ("any number",),
    "EX_OFFICIO": ("ex officio",),
    "BY_LOT": ("by lot",),
    "CLOSES_EARLY": ("closes early",),
    "UNLESS_VETOED": ("unless vetoed by",),
    "BASE": ("votes cast", "ballots cast", "members present", "all members", "all seats"),
}
"""Words of the language that are written as several words, by the kind of token they are."""
UNITS = (
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
)
SIGNS = {
    "“": 'write straight quotation marks: "…"',
    "”": 'write straight quotation marks: "…"',
    "„": 'write straight quotation marks: "…"',
    "«": 'write straight quotation marks: "…"',
    "»": 'write straight quotation marks: "…"',
    "‘": 'a text stands in straight quotation marks: "…"',
    "’": 'a text stands in straight quotation marks: "…"',
    "'": 'a text stands in double quotation marks: "…"',
    "–": "write a hyphen  -",
    "—": "write a hyphen  -",
    "−": "write a hyphen  -",
    "≥": "write  >=",
    "≤": "write  <=",
    "≠": "write  !=",
    ";": "a line ends at its end; nothing closes it",
    "[": "a set is written  {A, B}, and arguments stand in  ( )",
    "]": "a set is written  {A, B}, and arguments stand in  ( )",
    "&": "write  and",
    "!": "write  not,  or  !=  for what is not equal",
    "\u00a0": "this space is no common one: write it anew",
}
"""What to write instead of a sign that the language does not have."""

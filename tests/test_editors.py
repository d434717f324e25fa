"""The colours of editors know the words of the grammar: all of them, and no other."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from charterlang.compiler.tables import grammar

ROOT = Path(__file__).parents[1]
HOME = ROOT / "editors/vscode"
COLOURS: dict[str, Any] = json.loads((HOME / "syntaxes/charter.tmLanguage.json").read_text("utf-8"))
REPOSITORY: dict[str, Any] = COLOURS["repository"]


def words_of_the_grammar() -> set[str]:
    """The words of the language, those of terminals of several words among them."""
    text = re.sub(r"^//.*", "", grammar(), flags=re.MULTILINE)
    words = set(re.findall(r'"([a-z]+)"', text))
    for pattern in re.findall(r"^[A-Z_]+\.6: *(/.+/)$", text, re.MULTILINE):
        words |= set(re.findall(r"[a-z]{2,}", pattern.replace("[ \\t]", " ")))
    return words


def words_of_the_colours() -> set[str]:
    """The words in the lists of the colours."""
    lists = ("instrument", "declaration", "division", "stage", "line", "long", "verb")
    patterns = [REPOSITORY[name]["match"] for name in (*lists, "value", "operator", "other")]
    plain = re.sub(r"\\[A-Za-z]|\[[^\]]*\]", " ", " ".join(patterns))
    return set(re.findall(r"[a-z]+", plain))


def patterns(of: Any) -> list[str]:
    """Every pattern of the colours."""
    if isinstance(of, dict):
        here = [of[key] for key in ("match", "begin", "end") if key in of]
        return here + [one for part in of.values() for one in patterns(part)]
    return [one for part in of for one in patterns(part)] if isinstance(of, list) else []


def test_the_colours_know_the_words_of_the_grammar() -> None:
    assert words_of_the_colours() == words_of_the_grammar()


def test_every_part_is_used_and_every_use_is_a_part() -> None:
    text = json.dumps(COLOURS)
    assert set(re.findall(r'"include": "#(\w+)"', text)) == set(REPOSITORY)


def rules() -> list[dict[str, Any]]:
    """The rules that an editor tries at each place of a line, in order."""
    tried = [REPOSITORY[one["include"][1:]] for one in COLOURS["patterns"]]
    grouped = [one["patterns"] if set(one) == {"patterns"} else [one] for one in tried]
    return [rule for group in grouped for rule in group]


def coloured(line: str) -> dict[str, str]:
    """The parts of a line by what they are coloured as, as an editor would find them."""
    out: dict[str, str] = {}
    at = 0
    while at < len(line):
        found = [
            (re.compile(rule.get("match") or rule["begin"]).search(line, at), rule)
            for rule in rules()
        ]
        starts = [(match.start(), number) for number, (match, _) in enumerate(found) if match]
        if not starts:
            break
        match, rule = found[min(starts)[1]]
        assert match
        for group, colour in rule.get("captures", {"0": rule}).items():
            out[match.group(int(group)) or ""] = colour["name"].removesuffix(".charter")
        at = len(line) if "begin" in rule else match.end()
    return out


@pytest.mark.parametrize(
    ("line", "colours"),
    [
        (
            'treaty pact "The Pact"',
            {"treaty": "keyword.declaration", "pact": "entity.name.namespace"},
        ),
        ("    also office speaker", {"also": "keyword.declaration", "speaker": "entity.name.type"}),
        (
            'article III "Officers"',
            {"III": "entity.name.section", '"Officers"': "string.quoted.double"},
        ),
        (
            "    vote 24 hours",
            {"vote": "keyword.control.stage", "24 hours": "constant.numeric.duration"},
        ),
        ("    quorum at least 1/2", {"quorum": "keyword.control", "1/2": "constant.numeric"}),
        ("  (a)! declaratory", {"(a)!": "entity.name.tag", "declaratory": "keyword.other"}),
        ("  | The vote is open.", {"|": "markup.quote"}),
        ("    Ann votes aye on r", {"votes": "support.function", "aye": "constant.language"}),
        (
            "    vacated by resignation  # so",
            {"vacated": "keyword.control", "# so": "comment.line.number-sign"},
        ),
        ("    counts members present", {"members present": "keyword.operator.word"}),
        ("    expect refused under @II(2)", {"@II(2)": "markup.underline.link"}),
    ],
)
def test_a_line_is_coloured(line: str, colours: dict[str, str]) -> None:
    assert colours.items() <= coloured(line).items()


def test_the_extension_points_at_its_files() -> None:
    package = json.loads((HOME / "package.json").read_text("utf-8"))["contributes"]
    paths = [one["configuration"] for one in package["languages"]]
    paths += [one["path"] for one in package["grammars"]]
    assert all((HOME / path).is_file() for path in paths)
    assert package["grammars"][0]["scopeName"] == COLOURS["scopeName"]

"""What is published to be looked at: the charters of the repository, and the specimen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from specimen import SPECIMEN

from charterlang import api
from charterlang.files import picture
from charterlang.render import view
from charterlang.render.document import document
from charterlang.render.forms import Form, render
from charterlang.render.pictures import embedded

ROOT = Path(__file__).parents[1]
CHARTERS = {
    name: ROOT / "charters" / name / f"{name}.charter"
    for name in ("sec", "pact", "rsa", "npto", "unsc")
}
CHARTERS |= {f"tnp_{name}": ROOT / f"charters/tnp/{name}.charter" for name in ("before", "after")}
WORDINGS = ("own", "generated")
PUBLICATIONS = ("specimen", *(f"{name}/{wording}" for name in CHARTERS for wording in WORDINGS))


@cache
def publication(name: str) -> view.Document:
    """The document of that name: `specimen`, `sec/own`, `sec/generated`…"""
    if name == "specimen":
        return SPECIMEN
    charter, wording = name.split("/")
    path = str(CHARTERS[charter])
    made = document(api.load(path), generated=wording == "generated")
    return embedded(made, lambda file: picture(file, path))


def published(name: str, form: Form) -> str:
    """That document in a form."""
    return render(publication(name), form)

"""The environment of templates: nothing undefined prints, nothing unescaped, nothing is changed."""

import re
from importlib import resources
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from specimen import SPECIMEN

from charterlang.render.environment import environment, fill
from charterlang.render.forms import FORMS

TEMPLATES = [
    (form, path.name)
    for form in FORMS
    for path in sorted(
        (resources.files("charterlang.render") / "templates" / form).iterdir(),
        key=lambda path: path.name,
    )
]

NOT_TEXT = [
    "document.divisions[0].heading",
    "document.generated",
    "document.lines",
    "document.divisions[0]",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "expression", ["nothing", "document.nothing", "document.lines[9]", "document['x']"]
)
def test_what_is_undefined_cannot_print(form: str, expression: str) -> None:
    template = environment(form).from_string("{{ " + expression + " }}")
    with pytest.raises(jinja2.UndefinedError):
        template.render(document=SPECIMEN)


@pytest.mark.parametrize("call", ["nothing | address", "nothing | css_string", "nothing | rank"])
def test_what_is_undefined_cannot_pass_a_filter(call: str) -> None:
    with pytest.raises((jinja2.UndefinedError, TypeError)):
        environment("html").from_string("{{ " + call + " }}").render()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_undefined_cannot_be_tested_either(form: str) -> None:
    template = environment(form).from_string("{% if document.nothing %}x{% endif %}")
    with pytest.raises(jinja2.UndefinedError):
        template.render(document=SPECIMEN)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("expression", NOT_TEXT)
def test_what_is_no_text_cannot_print(form: str, expression: str) -> None:
    with pytest.raises(TypeError, match="which is no text"):
        environment(form).from_string("{{ " + expression + " }}").render(document=SPECIMEN)


@pytest.mark.parametrize(("form", "name"), TEMPLATES)
def test_no_template_prints_a_constant(form: str, name: str) -> None:
    """It would be escaped for HTML before it came to us."""
    source = (resources.files("charterlang.render") / "templates" / form / name).read_text("utf-8")
    printed = [
        part for output in environment(form).parse(source).find_all(nodes.Output)
        for part in output.nodes
    ]  # fmt: skip
    assert not [part for part in printed if isinstance(part, nodes.Const)]


@pytest.mark.parametrize("form", FORMS)
def test_a_macro_is_not_escaped_twice_and_its_argument_is_once(form: str) -> None:
    source = "{% macro m(x) %}{{ x }}{% endmacro %}{% set s %}{{ m(x) }}{% endset %}{{ s }}"
    said = environment(form).from_string(source).render(x="a < b & *c*")
    wanted = {"html": "a &lt; b &amp; *c*", "markdown": r"a \< b & \*c\*", "text": "a < b & *c*"}
    assert said == wanted[form]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["safe", "tojson", "xmlattr", "format", "indent"])
def test_templates_have_our_filters_only(form: str, name: str) -> None:
    with pytest.raises(jinja2.TemplateAssertionError):
        environment(form).from_string("{{ x | " + name + " }}")


@pytest.mark.parametrize("form", FORMS)
def test_templates_are_in_a_sandbox(form: str) -> None:
    with pytest.raises(SecurityError):
        environment(form).from_string("{{ x.__class__.__mro__ }}").render(x="")
    with pytest.raises(SecurityError):
        environment(form).from_string("{{ x.append(1) }}").render(x=[])


@pytest.mark.parametrize(("form", "name"), TEMPLATES)
def test_every_template_is_found_in_the_package(form: str, name: str) -> None:
    assert environment(form).get_template(name)


def test_a_template_that_is_not_there_is_not_found() -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        fill("html", "nothing.j2")


def test_jinja_is_imported_here_only() -> None:
    folder = resources.files("charterlang.render")
    found = [
        str(path)
        for path in Path(str(folder)).rglob("*.py")
        if re.search(
            r"^\s*(from|import) (jinja2|markupsafe)", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert [Path(path).name for path in found] == ["environment.py"]

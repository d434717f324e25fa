"""The templates: where they are, and how what they print is made safe in its dialect.

The only module that imports Jinja. Three things are certain of every template: it can change
nothing (immutable sandbox), it can print nothing that is not there (strict undefined, and no None),
and every value it prints passes the escaper of its dialect, unless a filter of ours or another
macro wrote it in that dialect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from importlib import resources

from jinja2 import FunctionLoader, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from charterlang.render import dialects, filters
from charterlang.render.forms.captions import ENGLISH

Escaper = Callable[[str], str]

_ESCAPERS: Mapping[str, Escaper] = {
    "html": escape,
    "markdown": dialects.markdown,
    "text": dialects.text,
}


def fill(form: str, template: str, **given: object) -> str:
    """The template of that form, filled with what is given."""
    return environment(form).get_template(template).render(given)


@cache
def environment(form: str) -> ImmutableSandboxedEnvironment:
    """The environment of the templates of one form."""
    escaper = _ESCAPERS[form]
    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(partial(_template, form)),
        undefined=StrictUndefined,
        finalize=printer(escaper),
        # Of macros and captured blocks Jinja then knows that they are written in the dialect.
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # A page is filled once: what folding constants takes is more than it saves.
        optimized=False,
        auto_reload=False,
    )
    own = filters.FORMS[form]
    # None of Jinja's own, `safe` above all.
    made.filters = {
        **own.plain,
        **{name: _writes(one, str) for name, one in own.code.items()},
        **{name: _writes(one, escaper) for name, one in own.layout.items()},
    }
    made.globals = {"captions": ENGLISH}
    return made


def printer(escaper: Escaper) -> Callable[[object], Markup]:
    """What prints a value: escaped; as it is, if it is written in the dialect already."""

    def printed(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        text = str(value)  # what is undefined fails here, and says its name
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise TypeError(f"a template prints {text}, which is no text")
        return Markup(escaper(text))

    return printed


def _writes(filter: Callable[..., str], escaper: Escaper) -> Callable[..., Markup]:
    """A filter whose result is written in the dialect, and whose texts are put through `escaper`."""

    def written(given: object) -> object:
        if isinstance(given, Markup):
            return str.__str__(given)  # else all that is joined to it would be escaped for HTML
        if isinstance(given, Undefined):
            return str(given)  # fails, and says its name
        return escaper(given) if isinstance(given, str) else given

    @wraps(filter)
    def wrapped(*given: object) -> Markup:
        return Markup(filter(*(written(one) for one in given)))

    return wrapped


def _template(form: str, name: str) -> str | None:
    found = resources.files("charterlang.render") / "templates" / form / name
    return found.read_text("utf-8") if found.is_file() else None

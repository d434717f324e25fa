"""Templates and their uses: declarations with blanks, and what fills them (language.md §16)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.syntax.build.rules import built
from charterlang.compiler.syntax.build.site import Branch, Site, branches, build, builds, flat
from charterlang.compiler.syntax.build.vocabulary import declaration
from charterlang.compiler.syntax.nodes import Declaration

HEAD = ("name", "params")


@builds("template")
def template(branch: Branch, site: Site) -> Declaration:
    """A template with its declarations, in which parameters stand where numbers are wanted."""
    before = len(site.blanks)
    made = flat(build(one, site) for one in branches(branch) if one.data not in HEAD)
    declares = tuple(one for one in made if isinstance(one, Declaration))
    del site.blanks[before:]
    return declaration("template", branch, site, declares=declares)


@builds("use")
def use(branch: Branch, site: Site) -> Declaration:
    """A use of a template; without `as` its name is the template's."""
    of, *rest = branch.children
    arguments = tuple(build(one, site) for one in rest if one.data != "use_name")
    path, said = build(of, site), built(branch, site, "use_name")
    return Declaration(
        "use",
        False,
        said or path.names[-1],
        None,
        (),
        {"of": path, "arguments": arguments, **({"as": said} if said else {})},
        (),
        span=site.span(branch),
    )


@builds("use_name")
def use_name(branch: Branch, site: Site) -> Any:
    return build(branch.children[0], site)

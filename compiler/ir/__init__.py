"""The law as data: frozen nodes that the interpreter, the renderer and `charter show` read.

One module for each part of the language: `quantities`, `expressions`, `rules`, `organs`,
`norms`, `words`, `document`, `instrument`, `scenario`; `place` says where a node stands.
Nothing is imported here, so that a command loads only the parts that it needs.
"""

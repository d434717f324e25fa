"""The phrasebook: the law in English, and a charter's own words with their values.

`statements` says what a clause states, one sentence or more for each of its statements; a module
for each part of the language words it: `vocabulary`, `parties`, `bodies`, `offices`, `voting`,
`norms`, `procedures`, `elections`. They are made of phrases: `acts`, `conditions` (with `calls`
and `quantified`), `effects`, `rules`, `values`, `quantities`, `titles`. `material` and
`interpolation` fill the gaps of own words. `english` knows the language and nothing of any law;
`charterlang.compiler.predicates` makes clauses of titles.

All of it is text marked as `charterlang.render.marks` says; sentences begin with a capital and
end with a full stop.
"""

"""Text to syntax tree: the slots of each property word.

Header lines: `establishes` name title · `enacted` date · `commences` on (a date literal, or the
text `adoption`) · `zone` text · `construe` setting value · `numbering` examples · `style` setting
value · `uses` paths · `sponsors` entities (as of `founding`).

Declarations (slots of the head): `kind` of, is, ranks (entities) · `fact`, `standard` of (names), is
(Type), presumed, finder (Actors) · `assume` means, and of a `hole` lost (`yes`), is (Type) · `define` means · `threshold` rule ·
`parties`, `body`, `office` of · norms holder (Actors), act (Words) · `supremacy` conduct (`void`,
`breach`) · `finding` by (path) · `ratification` signatories entities, `depositary` of, `notices` to that within,
`Outcome` deposited, `commences` condition, `accession` by · `binding` grade (term) · `given` states (term) ·
`template` declares (declarations) · `use` of (path), arguments (terms and rules), as (Name; absent: the template's name).
Lines of an `assume`: `because` words · `means` name, title, value.

Organ lines: `founding` entities (each a Path, or the pair Path, Title) · `seats` sort
(`appointed`, `for each`, `ex officio`, `every`), of, number (absent: any number), where · `size`
limit, number · `joins`, `leaves`, `filled`, `vacated` routes (a tuple of Property `by` path every
over within | `ex officio` path | `when` condition) · `term` length, renewals (number; absent with
`renewable`: without limit; 0: not renewable) · `vacancy` by, within, remainder (`yes`), if,
next_term · `succession` offices (paths), remainder (`yes`) · `acting`, `presided` stand_ins (a tuple of
Property `by` of when) · `incompatible` organs (paths), within · `delegates` to (paths) ·
`eligible` condition · `accountable` to · `votes` weight, each, caster · `motion`
by (Actors) · `require` condition.
Voting lines (organs, stages): `quorum` rule · `needs` rule · `counts` base · `rounded` direction ·
`abstention` sort (`allowed`, `barred`, `as nay`) · `tie` sort (`lost`, `by lot`, `again`,
`decides`), by · `window` limit, length · `closes early` when, except (paths).
Norm lines: `to` words · `when`, `unless`, `require`, `late`, `should` condition · `within` length ·
`force` grade (term) · `conducted` by (Actors), within · `forbids`, `permits` acts (each a Path or Call);
`Outcome`, `Stage`.
Stage modifiers: `in` bodies · `by` actors · `using` method · `length` limit, length · `within`
length · `needs` rule · `recusing` of · `titled` text. Stage lines: voting lines, `eligible`
condition · `limit` number · `acceptance` · `conducted` by (Actors), within · `when` condition; `Outcome`.
`limit` is one of `exactly`, `at least`, `at most`.

Marks of clauses and divisions: `provides` paths, layout · `alias` name · `declaratory` ·
`by` paths.

Steps: `under` assumption (path), readings (names) · `given` (steps: `is` condition, since ·
`members` subjects, organ) · `at` date · `after` length · acts, with the slots actors (entities), of
(the act or proceeding: a Path or Call), as (name), on (path): `moves`, `nominates` nominee on,
`accepts`, `opens`, `closes`, `does`, `alleges` by (path), `votes` ballot on, `divides`
counted (pairs of ballot and number) on, `ranks` preferences (paths) on,
`deposits` instrument votes · `report`
fact (term: `f`, `f(x)`, or an `=` operation), by · `expect` condition, when · `expect refused` act
(a Step), under (Reference), when · `expect text` clause (Reference), words · `note`.
"""

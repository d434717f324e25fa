"""Words of English by their class: what says how something is, and what is a noun or an adverb.

What titles need, which are a few words long; these lists are no dictionary.
"""

import re

PARTICIPLES = (
    "become begun bound born broken brought built cast chosen come drawn driven found given grown held kept known left lent lost "
    "made met paid put read seen sent set shown shut sold spent stolen sung sunk sworn taken told torn unknown won "
    "written"
).split()
"""Participles that do not end in `ed`."""
FINITE = {"is", "are", "was", "were", "has", "have", "can", "cannot", "may", "must", "will"}
RELATIVE = {"that", "which", "who", "whose", "whom", "where", "when", "if"}
PREPOSITIONS = (
    "about above across after against along among at before behind below beneath beside between "
    "beyond by during for from in inside into near of off on onto out outside over past since "
    "through throughout to toward towards under until up upon with within without"
).split()
STATES = (
    "able absent alive dead due fit free full ill open present ready vacant eligible competent "
    "independent neutral sovereign party loyal equal legal worth"
).split()
QUALITIES = (
    "adequate afraid angry appropriate awake aware bad bankrupt big brave broad calm cheap clean clear close "
    "complete cool corrupt cruel different difficult dire early easy empty extreme fair false fast "
    "firm foul fresh good grave great greater guilty happy hard harsh healthy heavy high hostile humane hungry idle "
    "ill incomplete inadequate just keen kind large larger late lawful lax legitimate less likely long "
    "low mild moderate narrow near needy new nice old out overdue plain poor "
    "prompt proper quick quiet rare remote rich rough sane safe secure "
    "severe short sick simple slight slow small smaller solid sorry sound stable steady steep strict strong "
    "sudden sure swift tough true unfair unjust unlikely unready unsafe unsound unwell "
    "usual vague vast warm weak wealthy well wide wise worthy wrong young friendly unfriendly timely untimely"
).split()
"""Words that say how something is, and stand before nouns as often: `good cause`."""
DEGREES = (
    "almost already altogether always as even ever far how indeed less least more most much nearly never not now "
    "often once only perhaps quite rather so still too twice very yet"
).split()
"""Adverbs that do not end in `ly`."""
NO_ADVERBS = (
    "ally anomaly assembly belly bully butterfly comply daily early elderly family friendly fly hourly july lonely "
    "monopoly monthly only orderly rally reply supply tally timely unfriendly unlikely likely untimely weekly yearly "
    "costly quarterly"
).split()
AFTER = "enough to that than here now again today alike together still alone".split()
"""What may follow a word that says how something is: no nouns."""
STATE_ENDING = re.compile(r"(ed|able|ible|ive|ful|less|ous|ic|[^m]ent|ant)$")
NOUN_ENDING = re.compile(
    r"(ion|ment|ness|ity|ship|ance|ence|ure|age|ism|oval|ewal|awal|osal|ury|ice|ess|orum)$"
)
THINGS = (
    "accident agent consent content event parent precedent president talent tenant grant warrant "
    "covenant rent intent extent motive objective initiative incentive prerogative republic topic "
    "public traffic music seed need deed bed speed"
).split()
"""Nouns with the endings of words that say a state."""
ARTICLES = ("a", "an", "the", "each", "every", "any", "no")
OWN = ("its", "their", "his", "her")
# Written with a vowel and spoken with a consonant; and the other way round.
SPOKEN_CONSONANT = re.compile(r"(uni([^nm]|m[aeo])|use|usu|eu|one\b|once\b|ur[aei]|ut[aei])", re.I)
SPOKEN_VOWEL = re.compile(r"(hour|heir|honest|honou?r|8|11\b|18\b|[AEFHILMNORSX][A-Z]*\b(?=[A-Z]))")


def article(noun: str) -> str:
    """`a` or `an`, as the noun is spoken."""
    vowel = noun[:1] in "aeiouAEIOU" and not SPOKEN_CONSONANT.match(noun)
    return "an" if vowel or SPOKEN_VOWEL.match(noun) else "a"

"""Small words of English that the checks tell apart: modals, articles, joints, relatives."""

from __future__ import annotations

MODALS = frozenset(["should", "shall", "must", "ought", "needs", "need", "can", "could", "may"])
JOINING = frozenset(["and", "or", "and-or", ",", "/", "&"])
RELATIVES = frozenset(["that", "which", "who", "whose", "whom", "where"])
PREPOSITIONS = frozenset(["to", "of", "for", "with", "on", "in", "by", "against", "from"])
BEFORE_GERUNDS = PREPOSITIONS - {"to", "with", "against"} | {"without", "through", "at"}
ARTICLES = frozenset(["the", "its", "a", "an", "all", "any", "their"])

# fmt: off
#: Words of "the Government of the State under review", which is the one that acts.
SUBJECTS = frozenset([
    "the", "government", "state", "country", "authorities", "parliament", "under", "review", "of",
    "national", "federal", "its", "republic", "kingdom", "competent", "legislature", "regime",
    "president", "ministry", "minister", "interior", "justice", "party",
])
DETERMINERS = ARTICLES | frozenset([
    "this", "these", "those", "that", "every", "his", "her", "each", "no", "both", "more", "such",
    "at", "least",
])
#: What may stand between a joint and the verb after it.
ADVERBS = frozenset([
    "also", "further", "furthermore", "moreover", "then", "thus", "thereby", "where", "as", "well",
    "in", "addition", "particular", "at", "the", "same", "time", "not", "to", "once", "again",
])
#: They end as adverbs do.
NO_ADVERBS = frozenset(["apply", "comply", "multiply", "rely", "reply", "supply"])
#: They open sentences that say how things are.
NO_VERBS = frozenset([
    "there", "many", "some", "most", "both", "all", "we", "they", "he", "she", "it", "our", "not",
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "only", "even", "when",
])
#: After a verb: it goes on with the object of the verb before.
SAME_OBJECT = frozenset(["it", "them", "thereto", "accordingly", "this", "these", "thereof"])
USES = frozenset([
    "implementation", "application", "enforcement", "use", "entry", "realization", "compliance",
    "execution", "observance", "functioning", "independence", "realisation", "findings", "results",
    "conclusions", "report", "reports",
])
TREATY_VERBS = frozenset(["sign", "ratify", "accede", "adhere"])
#: They name the protocol that abolishes the death penalty, or its abolition.
ABOLISHING = frozenset(["second", "iccpr-op2", "op2", "op-2", "abolition", "abolishing"])
#: What is done with a treaty once it binds.
TREATY_USES = frozenset([
    "implement", "enforce", "incorporate", "apply", "domesticate", "transpose",
])
CALLING = frozenset([
    "call", "calls", "urge", "urges", "appeal", "ask", "asks", "press", "request", "encourage",
])
#: What a State does that answers a question.
INFORMING = frozenset([
    "elaborate", "explain", "clarify", "inform", "indicate", "describe", "specify", "outline",
    "tell", "comment", "share", "update", "detail", "information", "details", "figures", "data",
    "statistics", "examples", "clarification",
])
OPEN_QUESTIONS = frozenset([
    "what", "which", "how", "when", "where", "who", "whom", "whose", "why",
])
PLEADING = frozenset(["would", "could", "can", "should", "please", "must"])
CLOSED_QUESTIONS = PLEADING | frozenset([
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "shall", "may",
    "might", "am",
])
ENGLISH = frozenset([
    "the", "of", "and", "to", "in", "for", "on", "with", "its", "an", "all", "by", "that", "from",
    "as", "are", "is", "be", "their", "this", "or", "at", "into", "which", "who", "any", "not",
    "has", "have", "against", "under", "without", "through", "between", "national", "rights",
])
OTHER_LANGUAGES = frozenset([
    "la", "le", "les", "des", "du", "et", "une", "un", "dans", "aux", "pour", "sur", "avec",
    "contre", "el", "los", "las", "y", "del", "para", "que", "por", "una", "con", "en", "su", "sus",
    "o", "e", "os", "da", "do", "dos", "das", "um", "uma", "der", "die", "und", "das", "den", "zu",
    "il", "di", "che", "per", "loi", "l'", "d'", "ley", "al", "como",
])
# fmt: on

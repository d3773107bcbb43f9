"""Tells which words name this meeting's deciding body: `Rådet` in the minutes of Brukarrådet, `Stämman` anywhere.

A phrase in, yes or no out. The document's own body decides: `Kommunstyrelsen` is another body in the minutes of its
arbetsutskott, `Nämnden` is this body in those of Miljö- och byggnadsnämnden. Where the document does not say who
meets, whatever is called by a body's name will do.
"""

from functools import lru_cache

from protokoll_parser.patterns import lazy
from protokoll_parser.structure import Context
from protokoll_parser.words.lexicon import alternatives

WORD = lazy(r"[^\W\d_]+")
PREPOSITIONS = frozenset("för inom i vid om till med av på under mellan avseende angående".split())
JOINTS = frozenset(("och", "samt"))
ADVERBS = frozenset(
    "därmed enhälligt således alltså därefter vidare även också nu sedan sålunda därför dessutom slutligen härefter samtidigt "
    "gemensamt härmed dock själv avslutningsvis har , –".split()
)
OPENERS = frozenset(
    "efter därefter med på vid i under härefter sedan slutligen vidare även också samtidigt utifrån mot för av enligt till dessutom "
    "avslutningsvis då nu som därmed därför således alltså genom utan inför trots eftersom".split()
)
"""Words that a sentence opens with when its subject follows the verb: `Efter debatt beslutade årsmötet`."""
FORMAL = ("styrels", "nämnd", "fullmäktig", "utskott", "stämma", "årsmöt")
STANDING = ("styrels", "nämnd", "utskott", "råd", "grupp", "kommitté")
"""Bodies that meet between the assemblies: `årsmötet` is another meeting in their minutes."""
ENDINGS = ("en", "et", "n", "e")
ENDED = ".,:;!?()*"
MARKS = frozenset(",.;:)?!")
"""No body's name goes on over one of these: `Golvet mäts om. b) Kommittén`."""


def is_body(phrase: str, context: Context) -> bool:
    """Say whether a phrase names the body that meets."""
    words = phrase.casefold().split()
    if not 0 < len(words) <= 7:
        return False
    if " ".join(words) in context.words.get("meeting", frozenset()):
        return True
    assembly = " ".join(words) in context.words.get("assemblies", frozenset())
    if len(words) == 1 and words[0].endswith("mötet") and not assembly and phrase[0].isupper():
        return True  # Chefsmötet, Byggmötet
    if not context.body:
        return assembly or words[-1].endswith(alternatives(context.words.get("bodies", frozenset())))
    squeezed, heads = _own(context.body)
    if assembly and not any(form in squeezed for form in STANDING):
        return True
    own = "".join(filter(str.isalnum, phrase.casefold()))
    if own == squeezed or (len(own) > 7 and (len(words) > 1 or "-" in phrase) and own in squeezed):
        return True
    if phrase.isupper() and len(phrase) > 1 and any(_abbreviates(own, name) for name in (squeezed, *heads)):
        return True
    if (
        len(words) == 1
        and words[0] in context.words.get("short_bodies", ())
        and not any(form in squeezed for form in FORMAL)
    ):
        return True
    stem = _stem(words[-1])
    return len(stem) > 2 and any(head.endswith(stem) for head in heads) and PREPOSITIONS.isdisjoint(words)


def is_informal(phrase: str, context: Context) -> bool:
    """Say whether a phrase is called as groups are that no law knows: `Styrgruppen`, `Ledningsforum`, `LSG`."""
    words = phrase.split()
    endings = alternatives(context.words.get("informal_bodies", frozenset()))
    return bool(words) and (words[-1].casefold().endswith(endings) or (1 < len(words[-1]) < 8 and words[-1].isupper()))


def is_any_body(phrase: str, context: Context) -> bool:
    """Say whether a phrase names some body, this or another."""
    words = phrase.casefold().split()
    return 0 < len(words) <= 8 and (
        words[-1].endswith(alternatives(context.words.get("bodies", frozenset()))) or is_body(phrase, context)
    )


def body_before(head: str, context: Context) -> str | None:
    """Return the body that ends a stretch of text, adverbs after it left out: `Nämnden har därmed`."""
    words = head.replace(",", " ,").split()
    while words and words[-1].casefold() in ADVERBS:
        words.pop()
    for size in (len(words), 1):
        phrase = " ".join(words[len(words) - size :])
        if 0 < size <= 6 and MARKS.isdisjoint(phrase) and is_body(phrase, context):
            return phrase
    return None


def body_first(text: str, context: Context) -> str | None:
    """Return the body that begins a text: the longest phrase of up to six words that names it."""
    words = text[:120].split()[:6]
    if words and words[0].casefold() in OPENERS:
        return None
    whole = next((place for place, word in enumerate(words) if word[-1] in ENDED), len(words) - 1) + 1
    for size in range(whole, 0, -1):
        phrase = " ".join(words[:size]).rstrip(ENDED)
        if phrase and is_body(phrase, context):
            return phrase
    return None


def body_turned(head: str, tail: str, context: Context) -> str | None:
    """Return the body that follows its verb, where the words before the verb leave it room: `Efter debatt | årsmötet`."""
    words = head.split(None, 1)
    return body_first(tail, context) if words and words[0].casefold().rstrip(",") in OPENERS else None


@lru_cache(maxsize=64)
def _own(body: str) -> tuple[str, tuple[str, ...]]:
    """Return the body's name squeezed together, and the stems of its head words."""
    words = WORD.findall(body.casefold())
    heads = []
    for place, word in enumerate(words):
        if word in PREPOSITIONS:
            break
        genitive = word.endswith(("ens", "iges", "ets")) and place + 1 < len(words)
        if word not in JOINTS and not (genitive and words[place + 1] not in PREPOSITIONS):
            heads.append(_stem(word))
    return "".join(words), tuple(heads)


def _stem(word: str) -> str:
    """Return a noun without its definite ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def _abbreviates(letters: str, name: str) -> bool:
    """Say whether letters stand in a name in this order, the first one first: `lsg` for `lokalsamverkansgrupp`."""
    rest = iter(name)
    return letters[0] == name[0] and all(letter in rest for letter in letters)

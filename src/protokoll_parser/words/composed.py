"""Reads standing labels that no layout file has by what they are made of: known labels, or words that decide.

Goes in: a folded wording. Comes out: what it means, or None. Forms inside an item:

    Propositionsordning och omröstning      two labels; the first says what stands below
    Yrkanden under dagens möte              a label and the occasion
    Beslutet lämnas till                    what is sent, how, and `till`

and outside, where every clerk words these labels in another way, and one word decides among mere joints:

    Nedtas tidigast den                     `nedtas` decides
    Plats och dag för justeringen           `justeringen` decides
"""

from protokoll_parser.words.lexicon import Label, Lexicon, alternatives

JOINED = frozenset(("procedure", "vote", "proposals", "reservation", "statement", "documents", "recipients"))
"""Keys whose wordings can hardly head a topic of their own, as `Ekonomi och uppföljning` can."""
LONGEST = 7
"""In words."""
NO_WORDS: dict[str, str] = {}


def composed_label(wording: str, lexicon: Lexicon) -> Label | None:
    """Return what a wording means that is composed of known ones.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> for wording in ("votering och beslutsgång", "reservationer på mötet", "protokollet översänds till", "mål och medel"):
    ...     print(composed_label(wording, load_lexicon()))
    Label(key='vote', scope='item')
    Label(key='reservation', scope='item')
    Label(key='recipients', scope='item')
    None
    """
    if " " not in wording or wording.count(" ") >= LONGEST:
        return None
    return _sent(wording, lexicon) or _joined(wording, lexicon) or _on_occasion(wording, lexicon)


def front_label(wording: str, lexicon: Lexicon) -> Label | None:
    """Return what a wording means outside the items: as a layout file has it, or else by the word that decides.

    >>> from protokoll_parser.words.lexicon import load_lexicon
    >>> for wording in ("nedtas tidigast den", "plats och dag för justeringen", "tas med till nästa möte"):
    ...     print(front_label(wording, load_lexicon()))
    Label(key='notice_removed', scope='front')
    Label(key='adjustment', scope='front')
    None
    """
    if label := lexicon.front.get(wording):
        return label
    deciding, words = lexicon.tables.get("label_words", NO_WORDS), wording.split()
    if len(words) > LONGEST or deciding.keys().isdisjoint(words):
        return None
    joints = lexicon.words.get("label_joints", frozenset())
    keys = {deciding.get(word) for word in words if word not in joints}
    key = keys.pop() if len(keys) == 1 else None
    return Label(key, "front") if key else None


def _known(wording: str, lexicon: Lexicon) -> Label | None:
    label = lexicon.labels.get(wording)
    return label if label and label.scope == "item" and label.key in JOINED else None


def _joined(wording: str, lexicon: Lexicon) -> Label | None:
    first, _, second = wording.partition(" och ")
    found = _known(first, lexicon) if second else None
    return found if found and _known(second, lexicon) else None


def _on_occasion(wording: str, lexicon: Lexicon) -> Label | None:
    occasions = lexicon.words.get("occasions", frozenset())
    if not wording.endswith(alternatives(occasions)):
        return None
    for occasion in occasions:
        if wording.endswith(occasion) and (found := _known(wording[: -len(occasion)].rstrip(), lexicon)):
            return found
    return None


def _sent(wording: str, lexicon: Lexicon) -> Label | None:
    """Read `Beslutet ska sändas till`: what is sent and how; more than that is a sentence."""
    if not wording.endswith(" till"):
        return None
    thing, *others, _ = wording.split()
    words = lexicon.words
    sending, glue = words.get("sending_verbs", frozenset()), words.get("sending_glue", frozenset())
    sent = thing in words.get("sent_things", ()) and any(word in sending for word in others)
    return Label("recipients") if sent and all(word in sending or word in glue for word in others) else None

"""What is remembered of a feed's last document, so that of the next only what changed need be read. Pure.

An item is remembered by the digest of all that its article depends on, together with the keys of that article. It is
remembered only where it stands alone: no other entry of the document shares a key with it, and of the stored articles
exactly one does, which has the very same keys. Such an item claims that article whatever else a document holds, and no
other entry can claim it, as long as none has one of its keys. So reading the other items changes in the database what
reading all of them would. Where another entry does share a key with an item that was not read, the document is to be
read whole. Of all other items the keys alone are remembered, to tell which articles the feed still shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from struct import Struct

from aggregator.model import Article, KnownArticle, ParsedFeed

_DIGEST = 12
_KEY = 8
"""Bytes kept of a key, since it is compared with those of the same feed only; a collision costs reading all."""
_MISSING = bytes(_KEY)
_KINDS = 3
_NO_DIGEST = bytes(_DIGEST)
_MOST_OTHERS = 2_000
"""Items remembered of older documents, while the newer ones break off."""
_ITEM = Struct(f"{_DIGEST}s" + _KINDS * f"{_KEY}s")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDocument:
    """The items of a feed's last document that need not be read again."""

    items: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    """The keys of guid, link and content by the item's digest."""
    others: tuple[tuple[bytes, ...], ...] = ()
    """The keys of items that have to be read again, different ones."""

    @classmethod
    def unpack(cls, packed: bytes | None) -> LastDocument:
        """Restore what `pack` has made; of None, nothing is remembered."""
        rows = [(digest, keys) for digest, *keys in _ITEM.iter_unpack(packed or b"")]
        known = {digest: tuple(keys) for digest, keys in rows if digest != _NO_DIGEST}
        return cls(items=known, others=tuple(tuple(keys) for digest, keys in rows if digest == _NO_DIGEST))

    def pack(self) -> bytes:
        """All items in one piece, 36 bytes each."""
        rows = [*self.items.items(), *((_NO_DIGEST, keys) for keys in self.others)]
        return b"".join([_ITEM.pack(digest, *keys) for digest, keys in rows])

    @property
    def digests(self) -> frozenset[bytes]:
        """What the items are known by."""
        return frozenset(self.items)

    def clashes(self, parsed: ParsedFeed) -> bool:
        """Whether an entry that was read shares a key with an item that was not."""
        taken = self.unread(parsed)
        return any(not taken.isdisjoint(_kinds(_keys(draft))) for draft in parsed.drafts)

    def unread(self, parsed: ParsedFeed) -> frozenset[tuple[int, bytes]]:
        """The keys of a document's items that were not read, as `is_among` looks them up."""
        return frozenset(key for digest in parsed.unread for key in _kinds(self.items[digest]))

    @property
    def shown(self) -> frozenset[tuple[int, bytes]]:
        """The keys of all items, each with its kind, as `is_among` looks them up."""
        return frozenset(kind for keys in (*self.items.values(), *self.others) for kind in _kinds(keys))

    def followed_by(
        self, parsed: ParsedFeed, articles: Sequence[Article], stored: Iterable[KnownArticle]
    ) -> LastDocument:
        """What is remembered once a document is stored.

        `articles` are what was made of its drafts, and `stored` is what was known under any of their keys before. A
        document without entries shows nothing of the feed: what the one before it held is remembered. So are the keys
        of it where the document breaks off, since the feed may still show what is missing.
        """
        if not (parsed.drafts or parsed.unread):
            return self
        told = [_keys(draft) for draft in parsed.drafts]
        uses = Counter(kind for keys in told for kind in _kinds(keys))
        final = Counter(_full_keys(article) for article in articles)
        known: defaultdict[tuple[int, bytes], set[tuple[str | None, ...]]] = defaultdict(set)
        times: Counter[tuple[int, bytes]] = Counter()
        for article in stored:
            for kind in _kinds(_keys(article)):
                known[kind].add(_full_keys(article))
                times[kind] += 1
        items = {digest: self.items[digest] for digest in parsed.unread}
        for digest, draft, held in zip(parsed.digests, parsed.drafts, told, strict=False):
            kinds, full = _kinds(held), _full_keys(draft)
            alone = all(uses[kind] == 1 and times[kind] <= 1 and known[kind] <= {full} for kind in kinds)
            if digest is not None and alone and final[full]:
                items[digest] = held
        keys = [*map(_keys, articles), *told]
        if parsed.cut_short:
            missing = [held for digest, held in self.items.items() if digest not in items]
            keys += [*missing, *self.others][:_MOST_OTHERS]
        remembered = set(items.values())
        others = [each for each in dict.fromkeys(keys) if each not in remembered]
        return LastDocument(items=items, others=tuple(others))


def is_among(shown: frozenset[tuple[int, bytes]], article: KnownArticle) -> bool:
    """Whether items of a feed are an article, by what `LastDocument.shown` or `unread` says of them."""
    return not shown.isdisjoint(_kinds(_keys(article)))


def _full_keys(article: Article | KnownArticle) -> tuple[str | None, ...]:
    return article.guid_key, article.link_key, article.content_key


def _keys(article: Article | KnownArticle) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(key[: 2 * _KEY]) if key else _MISSING for key in _full_keys(article))


def _kinds(keys: Iterable[bytes]) -> list[tuple[int, bytes]]:
    """Keys that are there, each with its kind."""
    return [(kind, key) for kind, key in enumerate(keys) if key != _MISSING]

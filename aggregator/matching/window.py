"""The articles of the window, packed, and the story of each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.packing import keys_of, language_of, pack, unpack
from aggregator.matching.postings import Postings
from aggregator.matching.profile import Profile, Weighed
from aggregator.matching.signature import Signature, key_of
from aggregator.matching.stream import Stream

_GONE = -1
_PROFILES = 2048
"""Stories held as profiles; all others are made of their packed articles when they are needed."""
_MEMBERS = 16
"""A larger story is known by its first and its latest articles: what it says now, at a cost that does not grow."""
_REWEIGH = 1.2
"""Growth of what has been observed at which profiles are weighed anew."""
_LEAST_DEAD = 4096
"""Articles taken out from which it is worth making the arrays anew."""


class Window:
    """Packed signatures by article, articles by story, and an inverted index over both."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.postings = Postings()
        self._slot_of: dict[int, int] = {}
        self._packed: list[bytes] = []
        self._articles: list[int] = []
        self._stories: NDArray[np.int64] = np.full(1024, _GONE, dtype=np.int64)
        """By slot: the story, or that the article is no longer here."""
        self._languages = np.zeros(1024, dtype=np.uint32)
        """By slot: the key of the article's language."""
        self._members: dict[int, list[int] | int] = {}
        """By story: its slots in order of placing; a bare number where there is one, as in most."""
        self._profiles: OrderedDict[int, Profile] = OrderedDict()
        self._weighed = 0

    def __len__(self) -> int:
        """How many articles are here."""
        return len(self._slot_of)

    def holds(self, story_id: int) -> bool:
        """Whether a story has articles here."""
        return story_id in self._members

    @property
    def stories(self) -> int:
        """How many stories have articles here."""
        return len(self._members)

    def story_of(self, article_id: int) -> int | None:
        """The story of an article; None where it is not here."""
        slot = self._slot_of.get(article_id)
        return None if slot is None else int(self._stories[slot])

    def stories_of(self, slots: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return the stories of slots, negative where the article is gone."""
        return self._stories[slots]

    def languages_of(self, slots: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Return the keys of the languages of slots."""
        return self._languages[slots]

    def members(self, story_id: int) -> list[int]:
        """Return the articles of a story in order of placing; empty where it is not here."""
        return [self._articles[slot] for slot in self._slots(story_id)]

    def signature(self, article_id: int) -> Signature:
        """Return the stored signature of an article; KeyError where it is not here."""
        return unpack(self._packed[self._slot_of[article_id]])

    def add(self, article_id: int, story_id: int, signature: Signature) -> None:
        """Put an article into a story; it must not be here."""
        slot = self._append(article_id, story_id, pack(signature))
        self.postings.add(slot, signature.keys())
        profile = self._profiles.get(story_id)
        if profile is not None and profile.articles < _MEMBERS:
            profile.add(Weighed(signature, self.stream))
        else:
            self._profiles.pop(story_id, None)

    def load(self, packed: Mapping[int, tuple[int, bytes]]) -> None:
        """Put many articles into their stories at once, given as (story, packed signature) by article."""
        slots: list[int] = []
        keys: list[NDArray[np.uint32]] = []
        for article_id, (story_id, blob) in packed.items():
            slots.append(self._append(article_id, story_id, blob))
            keys.append(keys_of(blob))
            self._profiles.pop(story_id, None)
        if slots:
            lengths = [len(held) for held in keys]
            self.postings.add_all(np.repeat(np.array(slots, dtype=np.uint32), lengths), np.concatenate(keys))
            self.stream.add_all(keys)

    def take(self, article_id: int) -> Signature:
        """Take an article out and return its signature; KeyError where it is not here."""
        slot = self._slot_of.pop(article_id)
        story_id = int(self._stories[slot])
        packed = self._packed[slot]
        self._stories[slot], self._packed[slot] = _GONE, b""
        left = [one for one in self._slots(story_id) if one != slot]
        if left:
            self._members[story_id] = left if len(left) > 1 else left[0]
        else:
            del self._members[story_id]
        self._profiles.pop(story_id, None)
        if len(self._packed) > max(2 * len(self._slot_of), _LEAST_DEAD):
            self._compact()
        return unpack(packed)

    def profile(self, story_id: int) -> Profile:
        """Return the profile of a story; KeyError where it is not here."""
        if len(self.stream) > self._weighed * _REWEIGH:
            self._weighed = len(self.stream)
            self._profiles.clear()
        found = self._profiles.get(story_id)
        if found is not None:
            self._profiles.move_to_end(story_id)
            return found
        slots = self._slots(story_id)
        profile = Profile()
        for slot in slots if len(slots) <= _MEMBERS else [*slots[:1], *slots[1 - _MEMBERS :]]:
            profile.add(Weighed(unpack(self._packed[slot]), self.stream))
        profile.articles = len(slots)
        self._profiles[story_id] = profile
        if len(self._profiles) > _PROFILES:
            self._profiles.popitem(last=False)
        return profile

    def _slots(self, story_id: int) -> list[int]:
        held = self._members.get(story_id, [])
        return [held] if isinstance(held, int) else held

    def _append(self, article_id: int, story_id: int, packed: bytes) -> int:
        slot = len(self._packed)
        if slot == len(self._stories):
            self._stories = np.concatenate((self._stories, np.full(slot, _GONE, dtype=np.int64)))
            self._languages = np.concatenate((self._languages, np.zeros(slot, dtype=np.uint32)))
        self._packed.append(packed)
        self._articles.append(article_id)
        self._stories[slot] = story_id
        self._languages[slot] = key_of(language_of(packed))
        self._slot_of[article_id] = slot
        held = self._members.get(story_id)
        if held is None:
            self._members[story_id] = slot
        elif isinstance(held, int):
            self._members[story_id] = [held, slot]
        else:
            held.append(slot)
        return slot

    def _compact(self) -> None:
        """Leave the slots of articles that are gone behind."""
        kept = [slot for slot, packed in enumerate(self._packed) if packed]
        moved = np.full(len(self._packed), _GONE, dtype=np.int64)
        moved[kept] = np.arange(len(kept))
        self.postings = self.postings.compacted(lambda slots: moved[slots])
        self._packed = [self._packed[slot] for slot in kept]
        self._articles = [self._articles[slot] for slot in kept]
        stories, languages = self._stories[kept], self._languages[kept]
        self._languages = np.concatenate((languages, np.zeros(len(stories) + 1024, dtype=np.uint32)))
        self._stories = np.concatenate((stories, np.full(len(stories) + 1024, _GONE, dtype=np.int64)))
        self._slot_of = {article: slot for slot, article in enumerate(self._articles)}
        self._members = {}
        for slot, story in enumerate(stories.tolist()):
            held = self._members.setdefault(story, [])
            if isinstance(held, list):
                held.append(slot)
        self._members = {story: held if len(held) > 1 else held[0] for story, held in self._lists()}

    def _lists(self) -> Iterator[tuple[int, list[int]]]:
        return ((story, held) for story, held in self._members.items() if isinstance(held, list))

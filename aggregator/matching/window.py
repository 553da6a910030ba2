"""The articles of the window, packed, and the story of each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.arena import GONE, Arena
from aggregator.matching.packing import keys_of, pack, unpack
from aggregator.matching.postings import Postings
from aggregator.matching.profile import Profile, weighed
from aggregator.matching.signature import Signature
from aggregator.matching.stream import Stream

_PROFILES = 2048
"""Stories held as profiles; all others are made of their packed articles when they are needed."""
_MEMBERS = 8
"""A larger story is known by its first and its latest articles: what it says now, at a cost that does not grow."""
_REWEIGH = 1.2
"""Growth of what has been observed at which profiles are weighed anew."""
_LEAST_DEAD = 4096
"""Articles taken out from which it is worth making the arrays anew."""


class Window:
    """Packed signatures by article, articles by story, and an inverted index over both."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.articles = Arena()
        self.postings = Postings()
        self._slot_of: dict[int, int] = {}
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
        return None if slot is None else self.articles.story(slot)

    def members(self, story_id: int) -> list[int]:
        """Return the articles of a story in order of placing; empty where it is not here."""
        return [self.articles.article(slot) for slot in self._slots(story_id)]

    def signature(self, article_id: int) -> Signature:
        """Return the stored signature of an article; KeyError where it is not here."""
        return unpack(self.articles.packed(self._slot_of[article_id]))

    def add(self, article_id: int, story_id: int, signature: Signature) -> None:
        """Put an article into a story; it must not be here."""
        slot = self._append(article_id, story_id, pack(signature))
        self.postings.add(slot, signature.keys())
        profile = self._profiles.get(story_id)
        if profile is not None and profile.articles < _MEMBERS:
            profile.add(*weighed([signature], self.stream))
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
        story_id = self.articles.story(slot)
        packed = self.articles.packed(slot)
        self.articles.take(slot)
        left = [one for one in self._slots(story_id) if one != slot]
        if left:
            self._members[story_id] = left if len(left) > 1 else left[0]
        else:
            del self._members[story_id]
        self._profiles.pop(story_id, None)
        if len(self.articles) > max(2 * len(self._slot_of), _LEAST_DEAD):
            self._compact()
        return unpack(packed)

    def profile(self, story_id: int) -> Profile:
        """Return the profile of a story; KeyError where it is not here."""
        return self.profiles([story_id])[story_id]

    def profiles(self, story_ids: Iterable[int]) -> dict[int, Profile]:
        """Return the profiles of stories; KeyError where one is not here."""
        if len(self.stream) > self._weighed * _REWEIGH:
            self._weighed = len(self.stream)
            self._profiles.clear()
        found: dict[int, Profile] = {}
        made: dict[int, list[int]] = {}
        for story_id in story_ids:
            held = self._profiles.get(story_id)
            if held is None:
                made[story_id] = self._telling(self._slots(story_id))
                held = Profile()
            else:
                self._profiles.move_to_end(story_id)
            found[story_id] = held
        members = iter(
            weighed([unpack(self.articles.packed(slot)) for slots in made.values() for slot in slots], self.stream)
        )
        for story_id, slots in made.items():
            profile = self._profiles[story_id] = found[story_id]
            for member in islice(members, len(slots)):
                profile.add(member)
            profile.articles = len(self._slots(story_id))
        while len(self._profiles) > _PROFILES:
            self._profiles.popitem(last=False)
        return found

    def _telling(self, slots: list[int]) -> list[int]:
        """Return the members by which a story is known; KeyError where there is none."""
        if not slots:
            raise KeyError
        return slots if len(slots) <= _MEMBERS else [*slots[:1], *slots[1 - _MEMBERS :]]

    def _slots(self, story_id: int) -> list[int]:
        held = self._members.get(story_id, [])
        return [held] if isinstance(held, int) else held

    def _append(self, article_id: int, story_id: int, packed: bytes) -> int:
        slot = self.articles.append(article_id, story_id, packed)
        self._slot_of[article_id] = slot
        self._join(slot, story_id)
        return slot

    def _join(self, slot: int, story_id: int) -> None:
        held = self._members.get(story_id)
        if held is None:
            self._members[story_id] = slot
        elif isinstance(held, int):
            self._members[story_id] = [held, slot]
        else:
            held.append(slot)

    def _compact(self) -> None:
        """Leave the slots of articles that are gone behind."""
        kept = self.articles.alive()
        moved = np.full(len(self.articles), GONE, dtype=np.int64)
        moved[kept] = np.arange(len(kept))
        self.postings = self.postings.compacted(lambda slots: moved[slots])
        self.articles = self.articles.kept(kept)
        self._slot_of, self._members = {}, {}
        for slot in range(len(kept)):
            self._slot_of[self.articles.article(slot)] = slot
            self._join(slot, self.articles.story(slot))

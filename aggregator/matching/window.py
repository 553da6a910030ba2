"""The articles of the window, packed, and the story of each."""

from __future__ import annotations

from bisect import insort
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.arena import EXPECTED, GONE, Arena
from aggregator.matching.packing import Line, keys_of, line_of, pack, unpack
from aggregator.matching.postings import Postings
from aggregator.matching.profile import Profile, weighed
from aggregator.matching.signature import Signature
from aggregator.matching.stream import Stream, flat

_PROFILES = 2048
"""Stories held as profiles; all others are made of their packed articles when they are needed."""
_MEMBERS = 8
"""A larger story is known by its first and its latest articles: what it says now, at a cost that does not grow."""
_REWEIGH = 1.2
"""Growth of what has been counted at which profiles are weighed anew."""
_RENEW = 0.01
"""The same where a decision depends on it: among 100 articles one more changes what a word tells, among 100,000 it
takes a thousand."""
_LEAST_DEAD = 4096
"""Articles taken out from which it is worth making the arrays anew."""


class Window:
    """Packed signatures by article, articles by story, an inverted index over both, and the counts of their terms."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.articles = Arena()
        self.postings = Postings()
        self._slot_of: dict[int, int] = {}
        self._expected: dict[int, int] = {}
        """Slots of articles that are observed and not placed, or lifted."""
        self.line = 0
        """The slot after that of the last article placed: of those in order, the next."""
        self._members: dict[int, list[int] | int] = {}
        """By story: its slots in line, in whatever order they came; a bare number where there is one, as in most."""
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
        """Return the articles of a story in line; empty where it is not here."""
        return [self.articles.article(slot) for slot in self._slots(story_id)]

    def in_line(self, article_ids: Iterable[int]) -> list[int]:
        """Return articles in line; KeyError where one is not here."""
        return sorted(article_ids, key=lambda article_id: self._line(self._slot_of[article_id]))

    def signature(self, article_id: int) -> Signature:
        """Return the stored signature of an article; KeyError where it is not here."""
        return unpack(self.articles.packed(self._slot_of[article_id]))

    def expects(self, article_id: int) -> bool:
        """Whether an article has been announced and not added yet."""
        return article_id in self._expected

    def announce(self, signatures: Mapping[int, Signature]) -> list[int]:
        """Give articles that are neither here nor expected the next slots, which are returned, in order."""
        slots: list[int] = []
        for article_id, signature in signatures.items():
            slot = self._expected[article_id] = self.articles.append(article_id, EXPECTED, pack(signature))
            slots.append(slot)
        keys, lengths = flat(signature.keys() for signature in signatures.values())
        self.postings.add(np.repeat(np.array(slots, dtype=np.uint32), lengths), keys)
        return slots

    def add(self, article_id: int, story_id: int, signature: Signature) -> None:
        """Put an article that is expected into a story, and count its terms: of those still to come nothing is known.

        That keeps a decision from depending on which articles happen to be in the same batch.
        """
        slot = self._expected.pop(article_id)
        self.line = max(self.line, slot + 1)
        self.stream.add(signature.keys())
        self.articles.put(slot, story_id)
        self._slot_of[article_id] = slot
        self._join(slot, story_id)
        profile = self._profiles.get(story_id)
        is_last = self._slots(story_id)[-1] == slot
        if profile is not None and is_last and profile.articles < _MEMBERS:
            profile.add(*weighed([signature], self.stream))
        else:
            self._profiles.pop(story_id, None)

    def load(self, packed: Mapping[int, tuple[int, bytes]]) -> None:
        """Put many articles into their stories at once, given as (story, packed signature) by article."""
        slots: list[int] = []
        keys: list[NDArray[np.uint32]] = []
        for article_id, (story_id, blob) in packed.items():
            slot = self._slot_of[article_id] = self.articles.append(article_id, story_id, blob)
            self._join(slot, story_id)
            slots.append(slot)
            keys.append(keys_of(blob))
            self._profiles.pop(story_id, None)
        if slots:
            lengths = [len(held) for held in keys]
            joined = np.concatenate(keys)
            self.postings.add(np.repeat(np.array(slots, dtype=np.uint32), lengths), joined)
            self.postings.settle()
            self.stream.add(joined, articles=len(slots))
            self.line = len(self.articles)

    def move(self, article_id: int, story_id: int) -> None:
        """Put an article into another story; KeyError where it is not here."""
        slot = self._slot_of[article_id]
        self._leave(slot)
        self.articles.put(slot, story_id)
        self._join(slot, story_id)
        self._profiles.pop(story_id, None)

    def later(self, story_ids: Iterable[int], line: Line, *, within: float) -> dict[int, list[int]]:
        """Return by story, where there are any, the articles after a place in line, by so many days at most."""
        found: dict[int, list[int]] = {}
        for story_id in story_ids:
            for slot in self._slots(story_id):
                own = self._line(slot)
                if own > line and own[0] <= line[0] + within:
                    found.setdefault(story_id, []).append(self.articles.article(slot))
        return found

    def lift(self, article_id: int) -> Signature:
        """Take an article out until it is added again, and return its signature; KeyError where it is not here."""
        slot = self._withdraw(article_id, EXPECTED)
        self._expected[article_id] = slot
        return unpack(self.articles.packed(slot))

    def take(self, article_id: int) -> None:
        """Take an article out; KeyError where it is not here."""
        self._withdraw(article_id, GONE)
        if len(self.articles) > max(2 * (len(self._slot_of) + len(self._expected)), _LEAST_DEAD):
            self._compact()

    def _withdraw(self, article_id: int, to: int) -> int:
        slot = self._slot_of.pop(article_id)
        self.stream.take(keys_of(self.articles.packed(slot)))
        self._leave(slot)
        self.articles.put(slot, to)
        return slot

    def renewed(self, story_ids: Iterable[int]) -> dict[int, Profile]:
        """Weigh anew what was weighed too long ago, and return those profiles; KeyError where a story is not here."""
        now = len(self.stream)
        old = [key for key in story_ids if (held := self._profiles.get(key)) is None or _is_old(held, now)]
        for story_id in old:
            self._profiles.pop(story_id, None)
        return self.profiles(old)

    def profiles(self, story_ids: Iterable[int]) -> dict[int, Profile]:
        """Return the profiles of stories, weighed some time ago; KeyError where one is not here."""
        if len(self.stream) > self._weighed * _REWEIGH:
            self._weighed = len(self.stream)
            self._profiles.clear()
        found: dict[int, Profile] = {}
        made: dict[int, list[int]] = {}
        for story_id in story_ids:
            held = self._profiles.get(story_id)
            if held is None:
                made[story_id] = self._telling(self._slots(story_id))
                held = Profile(as_of=len(self.stream))
            else:
                self._profiles.move_to_end(story_id)
            found[story_id] = held
        if made:
            slots = [slot for telling in made.values() for slot in telling]
            members = iter(weighed([unpack(self.articles.packed(slot)) for slot in slots], self.stream))
            for story_id, telling in made.items():
                profile = self._profiles[story_id] = found[story_id]
                for member in islice(members, len(telling)):
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

    def _join(self, slot: int, story_id: int) -> None:
        held = self._members.get(story_id)
        if held is None:
            self._members[story_id] = slot
            return
        slots = self._members[story_id] = [held] if isinstance(held, int) else held
        if self._line(slot) >= self._line(slots[-1]):  # as nearly always
            slots.append(slot)
        else:
            insort(slots, slot, key=self._line)

    def _line(self, slot: int) -> Line:
        return line_of(self.articles.packed(slot))

    def _leave(self, slot: int) -> None:
        story_id = self.articles.story(slot)
        left = [one for one in self._slots(story_id) if one != slot]
        if left:
            self._members[story_id] = left if len(left) > 1 else left[0]
        else:
            del self._members[story_id]
        self._profiles.pop(story_id, None)

    def _compact(self) -> None:
        """Leave the slots of articles that are gone behind."""
        kept = self.articles.alive()
        moved = np.full(len(self.articles), GONE, dtype=np.int64)
        moved[kept] = np.arange(len(kept))
        self.postings = self.postings.compacted(lambda slots: moved[slots])
        self.articles = self.articles.kept(kept)
        self.line = int(np.searchsorted(kept, self.line))
        self._expected = {article_id: int(moved[slot]) for article_id, slot in self._expected.items()}
        self._slot_of, self._members = {}, {}
        for slot in range(len(kept)):
            if self.articles.story(slot) != EXPECTED:
                self._slot_of[self.articles.article(slot)] = slot
                self._join(slot, self.articles.story(slot))


def _is_old(profile: Profile, now: int) -> bool:
    return abs(now - profile.as_of) > _RENEW * profile.as_of

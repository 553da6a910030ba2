"""Stories as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from aggregator.errors import NotFound
from aggregator.model import REVIEWED, Member, Membership, Pins, Story, StoryRecord, StoryState
from aggregator.ports import ArticlePlace, MembershipChange, SignedPlace, SinceReview, Spread, StoredDecision
from tests.support.memory_publishing import MemoryPublishing

if TYPE_CHECKING:
    from tests.support.memory import State


def living(state: State, story_id: int) -> int | None:
    """The id that a story lives on under."""
    story = state.stories.get(story_id)
    while story and story.merged_into is not None:
        story = state.stories.get(story.merged_into)
    return story.id if story else None


class MemoryStories(MemoryPublishing):
    """`StoryStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.changed = set()

    def _story(self, story_id: int) -> Story:
        try:
            return self._state.stories[story_id]
        except KeyError:
            raise NotFound("story", story_id) from None

    def serialise(self) -> None:
        pass

    def open(self, *, now: datetime) -> int:
        story_id = max(self._state.stories, default=0) + 1
        self._state.stories[story_id] = Story(
            id=story_id, state=StoryState.OPEN, revision=1, record=None, opened=now, changed=now
        )
        return story_id

    def get(self, story_id: int) -> Story | None:
        return self.many([story_id]).get(story_id)

    def resolve(self, story_id: int) -> int | None:
        return living(self._state, story_id)

    def members(self, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        return {
            story_id: sorted(
                (
                    Member(stored=self._state.stored(each.article_id), membership=each)
                    for each in self._state.memberships.values()
                    if each.story_id == story_id
                ),
                key=lambda member: (member.stored.article.sort_time, member.stored.id),
            )
            for story_id in story_ids
        }

    def member_page(self, story_id: int, *, limit: int, after: ArticlePlace | None = None) -> list[Member]:
        begin = None if after is None else (after.sort_time, after.id)
        found = (
            each
            for each in self.members([story_id])[story_id]
            if begin is None or (each.stored.article.sort_time, each.stored.id) > begin
        )
        return list(islice(found, limit))

    def times(self, story_ids: Iterable[int]) -> dict[int, dict[int, datetime]]:
        return {
            story_id: {member.stored.id: member.stored.article.sort_time for member in members}
            for story_id, members in self.members(story_ids).items()
        }

    def spread(self, story_ids: Iterable[int], *, parts: int) -> dict[int, Spread]:
        found = {}
        for story_id, times in self.times(story_ids).items():
            if times:
                first, last = min(times.values()), max(times.values())
                whole = last - first
                shares = ((each - first) / whole if whole else 0.5 for each in times.values())
                places = Counter(int(share * (parts - 1) + 0.5) for share in shares)
                found[story_id] = Spread(first=first, last=last, counts=tuple(places[n] for n in range(parts)))
        return found

    def place(self, memberships: Sequence[Membership]) -> None:
        for each in memberships:
            if each.article_id not in self._state.articles:
                raise NotFound("article", each.article_id)
            self._story(each.story_id)
            self._state.memberships[each.article_id] = each
            seq = self.last_change() + 1
            self._state.changes.append(MembershipChange(seq=seq, article_id=each.article_id, story_id=each.story_id))
            self._state.changed[seq] = each.at

    def memberships(self, article_ids: Iterable[int]) -> dict[int, Membership]:
        return {each: self._state.memberships[each] for each in article_ids if each in self._state.memberships}

    def changes(self, after: int, *, limit: int) -> list[MembershipChange]:
        return [each for each in self._state.changes if each.seq > after][:limit]

    def first_change(self) -> int:
        return self._state.changes[0].seq if self._state.changes else 0

    def signed_window(self, since: datetime, until: datetime, engine: str) -> Iterator[SignedPlace]:
        if since.tzinfo is None or until.tzinfo is None:
            raise ValueError("the times of a period must be aware")
        placed = ((self._state.stored(each.article_id), each.story_id) for each in self._state.memberships.values())
        recent = [(stored, story_id) for stored, story_id in placed if since <= stored.article.sort_time < until]
        for stored, story_id in sorted(recent, key=lambda pair: (pair[0].article.sort_time, pair[0].id)):
            yield SignedPlace(
                article_id=stored.id,
                story_id=story_id,
                sort_time=stored.article.sort_time,
                packed=self._state.signature(stored.id, engine),
            )

    def last_change(self) -> int:
        return self._state.changes[-1].seq if self._state.changes else 0

    def save_records(self, records: Mapping[int, tuple[StoryRecord, Sequence[str]]], *, now: datetime) -> None:
        for story_id, (record, topics) in records.items():
            self._save_record(story_id, record, topics, now)

    def _save_record(self, story_id: int, record: StoryRecord, topics: Sequence[str], now: datetime) -> None:
        story, names = self._story(story_id), tuple(sorted(set(topics)))
        if (story.record, story.topics) == (record, names):
            return
        self.changed.add(story_id)
        reviewed = set(self.reviewed_articles(story_id))
        edited = any(self._edited_since_review(story_id, each) for each in reviewed & _articles(record))
        changed = story.state in REVIEWED and (reviewed != _articles(record) or edited)
        self._state.stories[story_id] = replace(
            story,
            record=record,
            topics=names,
            revision=story.revision + 1,
            changed=now,
            record_changed=story.record_changed if story.record == record else now,
            changed_since_review=changed,
        )
        if story.record != record:
            self.mark_unread([story_id])

    def touch(self, story_id: int, *, now: datetime) -> None:
        story = self._story(story_id)
        self._state.stories[story_id] = replace(story, revision=story.revision + 1, changed=now)

    def _change(self, story_id: int, now: datetime) -> None:
        self.changed.add(story_id)
        self.touch(story_id, now=now)

    def note_edits(self, story_ids: Iterable[int], *, now: datetime) -> None:
        for each in story_ids:
            self.changed.add(each)
            story = self._state.stories[each]
            if story.record_changed is not None:
                self._state.stories[each] = replace(story, record_changed=now)
            self._flag_changed(each)

    def set_state(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        self._change(story_id, now)
        self._state.stories[story_id] = replace(
            self._story(story_id),
            state=state,
            reviewed=now if state in REVIEWED else None,
            changed_since_review=False,
        )
        record = self._story(story_id).record
        self._state.reviewed[story_id] = tuple(sorted(_articles(record))) if state in REVIEWED and record else ()

    def reviewed_articles(self, story_id: int) -> tuple[int, ...]:
        return self._state.reviewed.get(story_id, ())

    def put_back_review(
        self, story_id: int, state: StoryState, *, reviewed: datetime | None, articles: Sequence[int], now: datetime
    ) -> None:
        self._change(story_id, now)
        self._state.stories[story_id] = replace(self._story(story_id), state=state, reviewed=reviewed)
        self._state.reviewed[story_id] = tuple(sorted(articles)) if reviewed else ()
        self._flag_changed(story_id)

    def since_review(self, story_ids: Iterable[int]) -> dict[int, SinceReview]:
        found = {}
        for story_id in story_ids:
            held, reviewed = self._held(story_id), set(self.reviewed_articles(story_id))
            came, went = tuple(sorted(held - reviewed)), tuple(sorted(reviewed - held))
            edited = tuple(sorted(each for each in held & reviewed if self._edited_since_review(story_id, each)))
            if self._story(story_id).state in REVIEWED and (came or went or edited):
                found[story_id] = SinceReview(came=came, went=went, edited=edited)
        return found

    def _edited_since_review(self, story_id: int, article_id: int) -> bool:
        reviewed = self._story(story_id).reviewed
        return reviewed is not None and any(past.replaced > reviewed for past in self._state.past.get(article_id, ()))

    def _flag_changed(self, story_id: int) -> None:
        changed = bool(self.since_review([story_id]))
        self._state.stories[story_id] = replace(self._story(story_id), changed_since_review=changed)

    def _held(self, story_id: int) -> set[int]:
        return {each.article_id for each in self._state.memberships.values() if each.story_id == story_id}

    def pin(self, story_id: int, pins: Pins, *, now: datetime) -> None:
        self._change(story_id, now)
        story = self._story(story_id)
        shown = (story.pins.kind, story.pins.claim_status) != (pins.kind, pins.claim_status)
        changed = now if shown and story.record_changed is not None else story.record_changed
        self._state.stories[story_id] = replace(story, pins=pins, record_changed=changed)

    def merge_away(self, story_id: int, into: int, *, now: datetime) -> None:
        self._story(into)
        self._change(story_id, now)
        self._state.stories[story_id] = replace(
            self._story(story_id),
            state=StoryState.MERGED,
            merged_into=into,
            record=None,
            record_changed=None,
            topics=(),
            changed_since_review=False,
        )
        self._state.details.pop(story_id, None)
        self._state.names.pop(story_id, None)
        self._state.unread.discard(story_id)

    def revive(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        self._change(story_id, now)
        self._state.stories[story_id] = replace(self._story(story_id), state=state, merged_into=None)

    def add_decisions(self, decisions: Sequence[StoredDecision]) -> None:
        self._state.decisions.update({each.article_id: each for each in decisions})
        self._state.decided += decisions

    def decisions(self, article_ids: Iterable[int]) -> dict[int, StoredDecision]:
        return {each: self._state.decisions[each] for each in article_ids if each in self._state.decisions}

    def living(self, after: int, *, limit: int) -> list[int]:
        living = [each.id for each in self._state.stories.values() if each.state is not StoryState.MERGED]
        return [each for each in living if each > after][:limit]

    def newest(self) -> int:
        return max(self._state.stories, default=0)

    def counts(self) -> Mapping[StoryState, int]:
        states = [story.state for story in self._state.stories.values()]
        return {state: states.count(state) for state in StoryState}


def _articles(record: StoryRecord) -> set[int]:
    return {source.article_id for source in record.sources}

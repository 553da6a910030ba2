"""Stories as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from aggregator.errors import NotFound
from aggregator.model import (
    Article,
    ListedStory,
    Member,
    Membership,
    Pins,
    SearchQuery,
    Story,
    StoryRecord,
    StoryState,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import (
    MOST_COUNTED,
    ArticlePlace,
    Left,
    MembershipChange,
    QueueFilter,
    QueuePlace,
    SignedPlace,
    SinceReview,
    Spread,
    StoredDecision,
    StoryPage,
)
from tests.support.memory_details import MemoryDetails
from tests.support.memory_publishing import MemoryPublishing

if TYPE_CHECKING:
    from tests.support.memory import State


def living(state: State, story_id: int) -> int | None:
    """The id that a story lives on under."""
    story = state.stories.get(story_id)
    while story and story.merged_into is not None:
        story = state.stories.get(story.merged_into)
    return story.id if story else None


def about(state: State, story_id: int) -> list[Suggestion]:
    """All suggestions that name a story or one of its articles."""
    return [
        each
        for each in state.suggestions.values()
        if each.story_id == story_id
        or (each.article_id in state.memberships and state.memberships[each.article_id].story_id == story_id)
    ]


REVIEWED = {StoryState.CONFIRMED, StoryState.DISMISSED}


class MemoryStories(MemoryDetails, MemoryPublishing):
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

    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        return {each: self._shown(self._state.stories[each]) for each in story_ids if each in self._state.stories}

    def listed(self, story_ids: Iterable[int]) -> dict[int, ListedStory]:
        return {each: _listed(story) for each, story in self.many(story_ids).items()}

    def _shown(self, story: Story) -> Story:
        asked = sum(each.state is SuggestionState.OPEN for each in about(self._state, story.id))
        return replace(story, open_suggestions=asked)

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
        self._raise_revision(story_id, now)

    def _change(self, story_id: int, now: datetime) -> None:
        self.changed.add(story_id)
        self._raise_revision(story_id, now)

    def _raise_revision(self, story_id: int, now: datetime) -> None:
        story = self._story(story_id)
        self._state.stories[story_id] = replace(story, revision=story.revision + 1, changed=now)

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

    def queue(self, wanted: QueueFilter, *, limit: int, after: QueuePlace | None = None) -> StoryPage:
        stories = sorted(self._all_wanted(wanted), key=_urgency, reverse=True)
        if after is not None:
            place = (after.doubt, after.last_published, after.id)
            stories = [story for story in stories if _urgency(story) < place]
        shown = stories[:limit]
        following = None
        if len(stories) > limit:
            doubt, last_published, story_id = _urgency(shown[-1])
            following = QueuePlace(doubt=doubt, last_published=last_published, id=story_id)
        return StoryPage(
            stories=tuple(map(_listed, shown)),
            total=self.count(wanted),
            doubtful=self.count(replace(wanted, doubtful_only=True)),
            following=following,
        )

    def count(self, wanted: QueueFilter) -> int | None:
        return _bounded(len(self._all_wanted(wanted)))

    def left(self) -> Left:
        state, queue = self._state, {story.id for story in self._all_wanted(QueueFilter())}
        asked = [
            each
            for each in state.suggestions.values()
            if each.state is SuggestionState.OPEN
            and not queue.isdisjoint({each.story_id, state.memberships[each.article_id].story_id})
        ]
        changed = [each for each in queue if state.stories[each].changed_since_review]
        return Left(questions=_bounded(len(asked)), changed=_bounded(len(changed)))

    def _all_wanted(self, wanted: QueueFilter) -> list[Story]:
        found = set(self._state.found(SearchQuery.read(wanted.words)))
        return [story for story in self.many(self._state.stories).values() if self._wanted(story, wanted, found)]

    def _wanted(self, story: Story, wanted: QueueFilter, found: set[int]) -> bool:
        articles = [each.article_id for each in self._state.memberships.values() if each.story_id == story.id]
        texts = [self._state.articles[each].article for each in articles]
        return (
            story.state in wanted.states
            and (not wanted.doubtful_only or _doubtful(story))
            and wanted.kind in {None, self._kind(story)}
            and (wanted.topic is None or wanted.topic in story.topics)
            and (wanted.publisher is None or any(each.publisher == wanted.publisher for each in texts))
            and (wanted.language is None or any(each.language == wanted.language for each in texts))
            and (wanted.since is None or _last_published(story) >= wanted.since)
            and (story.record.publishers if story.record else 0) >= wanted.min_publishers
            and (not wanted.words.strip() or not found.isdisjoint(articles))
        )

    def living(self, after: int, *, limit: int) -> list[int]:
        living = [each.id for each in self._state.stories.values() if each.state is not StoryState.MERGED]
        return [each for each in living if each > after][:limit]

    def publishers(self) -> list[str]:
        return sorted({each.publisher for each in self._grouped()})

    def languages(self) -> list[str]:
        return sorted({each.language for each in self._grouped() if each.language})

    def _grouped(self) -> list[Article]:
        return [self._state.articles[each].article for each in self._state.memberships]

    def counts(self) -> Mapping[StoryState, int]:
        states = [story.state for story in self._state.stories.values()]
        return {state: states.count(state) for state in StoryState}


def _bounded(counted: int) -> int | None:
    return None if counted > MOST_COUNTED else counted


def _listed(story: Story) -> ListedStory:
    parts = {each.name: getattr(story, each.name) for each in fields(ListedStory)}
    return ListedStory(**parts | {"record": story.record and story.record.outline()})


def _articles(record: StoryRecord) -> set[int]:
    return {source.article_id for source in record.sources}


def _doubtful(story: Story) -> bool:
    return story.open_suggestions > 0 or story.changed_since_review


def _last_published(story: Story) -> datetime:
    return story.record.last_published if story.record else story.opened


def _urgency(story: Story) -> tuple[int, datetime, int]:
    texts = story.record.independent_texts if story.record else 0
    return _doubtful(story) * texts, _last_published(story), story.id

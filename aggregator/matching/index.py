"""The stories of the window: found by their rarest terms, compared as wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from aggregator.errors import NotFound
from aggregator.matching.contradictions import is_contradicted, is_other_issue
from aggregator.matching.evidence import Rival
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.profile import Profile
from aggregator.matching.signals import measure_all, weighed
from aggregator.matching.signature import Signature
from aggregator.matching.stream import Stream, terms_of
from aggregator.model import Comparison, MatchDecision, Outcome

# These bound the work for one article, whatever the window holds.
_BLOCKING_TERMS = 25
_COMMON = 400  # stories; a term in more of them finds nothing in particular
_CANDIDATES = 12
_REWEIGH = 1.5  # growth of what has been observed at which the stories are weighed anew
_SUGGESTIONS = 3

# A word in more than this share of general news cannot tell one story from another.
_STOP_SHARE = 0.08

NO_TEXT = "no usable text: nothing in the title or the text tells this article from others"
REQUIRED = "must-link by a person"


class StoryIndex:
    """Articles by story, with what it takes to decide about the next one.

    The state depends on the sequence of `place`, `remove` and `forget` alone: neither deciding nor comparing changes
    it, so it is the same however a stream is cut into batches, and after a restart that places the same articles.
    """

    def __init__(self, policy: MatchPolicy) -> None:
        self._policy = policy
        self._stream = Stream(policy.background)
        self._stories: dict[int, Profile] = {}
        self._story_of: dict[int, int] = {}
        self._weighed = 0
        """How many articles had been observed when all stories were weighed last."""
        self._postings: dict[str, dict[int, int]] = {}
        """By term: how many articles of each story hold it."""

    def __len__(self) -> int:
        """How many articles are placed."""
        return len(self._story_of)

    def story_of(self, article_id: int) -> int | None:
        """The story an article was placed in; None where it is not in the index."""
        return self._story_of.get(article_id)

    def observe(self, signatures: Mapping[int, Signature]) -> None:
        """Learn how common terms are from articles that will be placed, before anything is decided about them.

        An article that is never placed is let go by `remove`.
        """
        for article_id, signature in signatures.items():
            if article_id not in self._story_of:
                self._stream.add(article_id, signature)
        if len(self._stream) > self._weighed * _REWEIGH:
            self._weighed = len(self._stream)
            for profile in self._stories.values():
                profile.weigh(self._stream.weigh)

    def place(self, article_id: int, story_id: int, signature: Signature) -> None:
        """Add an article to a story, new or known; an article that is elsewhere moves."""
        if article_id in self._story_of:
            self.remove(article_id)
        profile = self._stories.setdefault(story_id, Profile())
        profile.add(article_id, signature)
        self._story_of[article_id] = story_id
        self._stream.add(article_id, signature)
        for term in terms_of(signature):
            posting = self._postings.setdefault(term, {})
            posting[story_id] = posting.get(story_id, 0) + 1
        profile.weigh(self._stream.weigh)

    def remove(self, article_id: int) -> None:
        """Take an article out; one that is not in the index is no fault."""
        story_id = self._story_of.get(article_id)
        if story_id is not None:
            profile = self._stories[story_id]
            self._take(article_id, story_id)
            if profile.articles:
                profile.weigh(self._stream.weigh)
        elif article_id in self._stream:
            self._stream.take(article_id)

    def decide(
        self, signature: Signature, *, forbidden: frozenset[int] = frozenset(), required: int | None = None
    ) -> MatchDecision:
        """Decide where an article belongs.

        Stories in `forbidden` are neither linked nor suggested; a `required` one is linked whatever the evidence.
        """
        if required is not None:
            chosen = (
                self.compare(signature, required)
                if required in self._stories
                else Comparison(story_id=required, probability=1.0, prior=0.0)
            )
            return MatchDecision(outcome=Outcome.LINK, chosen=chosen, nearest=chosen, note=REQUIRED)
        if not self._is_usable(signature):
            return MatchDecision(outcome=Outcome.DISTINCT, note=NO_TEXT)
        rivals = self._rank(signature, [key for key in self.candidates(signature) if key not in forbidden])
        if not rivals:
            return MatchDecision(outcome=Outcome.DISTINCT)
        nearest = rivals[0].explained()
        likely = [one for one in rivals if one.probability >= self._policy.suggest]
        likely = [one for one in likely if not is_other_issue(signature, one.story)]
        if not likely:
            return MatchDecision(outcome=Outcome.DISTINCT, nearest=nearest)
        best = likely[0]
        if best.probability >= self._policy.link and not is_contradicted(signature, best.story):
            chosen = best.explained()
            return MatchDecision(outcome=Outcome.LINK, chosen=chosen, nearest=nearest)
        suggestions = tuple(one.explained() for one in likely[:_SUGGESTIONS])
        return MatchDecision(outcome=Outcome.SUGGEST, suggestions=suggestions, nearest=nearest)

    def compare(self, signature: Signature, story_id: int) -> Comparison:
        """Compare an article with one story, which competes with the candidates as in `decide`.

        An article is compared with the other articles of a story: take it out first if it is in. Raises `NotFound`
        where the story is not in the index.
        """
        if story_id not in self._stories:
            raise NotFound("story in the window", story_id)
        rivals = dict.fromkeys((story_id, *self.candidates(signature)))
        ranked = self._rank(signature, rivals, keep={story_id})
        return next(one for one in ranked if one.story_id == story_id).explained()

    def candidates(self, signature: Signature) -> list[int]:
        """Return the stories that share rare terms with an article and are near in time, the likeliest first."""
        known = [term for term in terms_of(signature) if len(self._postings.get(term, ())) in range(1, _COMMON + 1)]
        rarest = sorted(((self._stream.weigh(term), term) for term in known), reverse=True)[:_BLOCKING_TERMS]
        overlap: Counter[int] = Counter()
        for weight, term in rarest:
            for story_id in self._postings[term]:
                overlap[story_id] += weight  # type: ignore[assignment]  # a Counter adds floats as well
        likeliest = sorted(overlap, key=lambda key: (-overlap[key], key))
        near = (key for key in likeliest if self._is_near(signature, self._stories[key]))
        return list(islice(near, _CANDIDATES))

    def measure(
        self, signature: Signature, story_ids: Sequence[int], *, keep: Collection[int] = ()
    ) -> dict[int, list[float]]:
        """Return the signals of an article by story, in the order of `SIGNALS`, for the nearest and those to `keep`."""
        article = weighed(signature, self._stream.weigh, self._stories_with)
        return measure_all(article, {key: self._stories[key] for key in story_ids}, keep=keep)

    def _rank(self, signature: Signature, story_ids: Iterable[int], *, keep: Collection[int] = ()) -> list[Rival]:
        """Return the nearest stories with their probabilities, the likeliest first; of equals the older story."""
        article = weighed(signature, self._stream.weigh, self._stories_with)
        stories = {key: self._stories[key] for key in story_ids}
        rivals = [
            Rival(story_id=key, story=stories[key], article=article, signals=row, model=self._policy.model)
            for key, row in measure_all(article, stories, keep=keep).items()
        ]
        return sorted(rivals, key=lambda one: (-one.probability, one.story_id))

    def _stories_with(self, term: str) -> int:
        return len(self._postings.get(term, ()))

    def _is_near(self, signature: Signature, profile: Profile) -> bool:
        if signature.time is None or profile.first is None or profile.last is None:
            return True
        return profile.first - self._policy.window <= signature.time <= profile.last + self._policy.window

    def _is_usable(self, signature: Signature) -> bool:
        shares = self._policy.background.shares
        return bool(signature.names) or any(shares.get(term, 0.0) < _STOP_SHARE for term in signature.text)

    def _take(self, article_id: int, story_id: int) -> None:
        """Undo what `place` counted, except for the weights of the story."""
        del self._story_of[article_id]
        profile = self._stories[story_id]
        signature = profile.take(article_id)
        self._stream.take(article_id)
        for term in terms_of(signature):
            _take_one(self._postings[term], story_id)
            if not self._postings[term]:
                del self._postings[term]
        if not profile.articles:
            del self._stories[story_id]


def _take_one(posting: dict[int, int], story_id: int) -> None:
    posting[story_id] -= 1
    if not posting[story_id]:
        del posting[story_id]

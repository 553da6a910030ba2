"""The stories of the window: found by their rarest terms, compared as wholes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import fmean

from aggregator.errors import NotFound
from aggregator.matching.candidates import Candidates
from aggregator.matching.contradictions import is_contradicted, is_full
from aggregator.matching.evidence import Aligned, Rival, compete, probability_of
from aggregator.matching.packing import line_of, pack
from aggregator.matching.policy import MatchPolicy, is_short
from aggregator.matching.profile import Profile, Subject
from aggregator.matching.series import is_other_issue
from aggregator.matching.signals import crowd, measure
from aggregator.matching.signature import Signature
from aggregator.matching.stream import Stream
from aggregator.matching.window import Window
from aggregator.model import Comparison, MatchDecision, Outcome

_SUGGESTIONS = 3
_WORTH_KEEPING = 0.001
"""Probability from which the evidence of a DISTINCT is kept; `compare` makes it at any time."""
_MAY_MATTER = 0.03
"""Stories from this probability on are weighed anew before a decision: it is below the lowest threshold of any
strictness by more than a little old weights can change."""
_SURE_OF_ONE = 0.75
"""Of several stories that match, the one that an undated article is linked to."""
_DOUBT = -2.0  # bits
_WORTH_ASKING = 1.0
"""Bits that what two have in common must be worth before a person is asked. Where stories are few, or a title is all,
nothing in common is no surprise and speaks little against a match, yet it is no question: of those below this, in three
days of general news, none of 16 was right."""
_BY_CHANCE, _BY_CHANCE_BETWEEN_LANGUAGES = 2.0, 0.5
"""Bits more for each doubling of the stories: among many, one of the same country and day is near by chance. Of what
this leaves out of three days of general news 13 of 93 were right, of what is asked 86 of 248. Two languages can have
less in common: in a day of thirteen languages 11 of 38 that go were right; with 1.0 16 of 56, and 8 right links went.
"""
_MOST_BY_CHANCE = 2.0  # doublings
_WORTH_LINKING = 1.7
"""Bits of the same before an article is linked. On a young desk "4 times" and "4 Stunden" are enough for a probability
of 0.9 between two languages, since nothing else can be expected in common."""
INSERTED_WITHIN = timedelta(hours=1)
"""A late article is put in line before those that come after it by so long at most."""
_INSERTED_WITHIN = INSERTED_WITHIN / timedelta(days=1)
_SPOKESMEN = 8
"""Articles of a story that speak for it where it is compared with another one."""
_SEVERAL = 3
_APART = -1.0
"""Bits at which two grown stories are no question any more: of 59 that it ends in seven sets one was right."""

# A word in more than this share of general news cannot tell one story from another.
_STOP_SHARE = 0.08

NO_TEXT = "no usable text: nothing in the title or the text tells this article from others"
REQUIRED = "must-link by a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two stories that have grown to match each other."""

    article_id: int
    """The article of the smaller story that stands for it."""
    home: int
    """The smaller story."""
    story_id: int
    """The larger story, which it may belong to."""
    probability: float


class StoryIndex:
    """Articles by story, with what it takes to decide about the next one.

    Deciding and comparing change nothing; the state depends on what was placed and removed, in that order.
    """

    def __init__(self, policy: MatchPolicy) -> None:
        self._policy = policy
        self._report, self._title = Aligned(policy.models.report), Aligned(policy.models.title)
        self._stream = Stream(policy.background)
        self._window = Window(self._stream)
        self._candidates = Candidates(self._window, within=policy.window / timedelta(days=1))
        self._stop = {key for key, share in policy.background.shares.items() if share >= _STOP_SHARE}

    def __len__(self) -> int:
        """How many articles are placed."""
        return len(self._window)

    def __contains__(self, article_id: int) -> bool:
        """Whether an article is placed."""
        return self._window.story_of(article_id) is not None

    def story_of(self, article_id: int) -> int | None:
        """The story an article was placed in; None where it is not in the index."""
        return self._window.story_of(article_id)

    def members(self, story_id: int) -> list[int]:
        """The articles of a story in order of time; empty where it is not here."""
        return self._window.members(story_id)

    def in_line(self, article_ids: Iterable[int]) -> list[int]:
        """Return placed articles in the order in which they are decided about; KeyError where one is not here."""
        return self._window.in_line(article_ids)

    def observe(self, signatures: Mapping[int, Signature]) -> None:
        """Expect articles that will be placed, so that many can be searched for at once.

        They are given in the order in which they will be decided; another order is only slower.
        """
        new = {key: one for key, one in signatures.items() if key not in self and not self._window.expects(key)}
        self._candidates.look_ahead(list(new.values()), self._window.announce(new))

    def load(self, packed: Mapping[int, tuple[int, bytes]]) -> None:
        """Place many articles that are not here yet, given as (story, packed signature), in order of time."""
        self._window.load(packed)

    def place(self, article_id: int, story_id: int, signature: Signature) -> None:
        """Add an article to a story, new or known; an article that is elsewhere moves.

        One that is observed has the signature by which it was observed.
        """
        self.remove(article_id)
        if not self._window.expects(article_id):
            self._window.announce({article_id: signature})
        self._window.add(article_id, story_id, signature)

    def move(self, article_id: int, story_id: int) -> None:
        """Put an article that is here into another story; KeyError where it is not here."""
        if self.story_of(article_id) != story_id:
            self._window.move(article_id, story_id)

    def remove(self, article_id: int) -> None:
        """Take an article out; one that is not in the index is no fault."""
        if article_id in self:
            self._window.take(article_id)

    def later(self, signature: Signature) -> dict[int, list[int]]:
        """Return by story the placed articles that come after one in line by an hour at most.

        The stories are those of such articles that resemble it.
        """
        stories = self._candidates.later(signature, within=_INSERTED_WITHIN)
        return self._window.later(stories, line_of(pack(signature)), within=_INSERTED_WITHIN) if stories else {}

    def lift(self, article_id: int) -> Signature:
        """Take a placed article out until it is placed again soon, and return its signature; KeyError if not here."""
        return self._window.lift(article_id)

    def decide(
        self, signature: Signature, *, forbidden: frozenset[int] = frozenset(), required: int | None = None
    ) -> MatchDecision:
        """Decide where an article belongs.

        Stories in `forbidden` are neither linked nor suggested; a `required` one is linked whatever the evidence.
        """
        if required is not None:
            chosen = (
                self.compare(signature, required)
                if self._window.holds(required)
                else Comparison(story_id=required, probability=1.0, prior=0.0)
            )
            return MatchDecision(outcome=Outcome.LINK, chosen=chosen, note=REQUIRED)
        if not self._is_usable(signature):
            return MatchDecision(outcome=Outcome.DISTINCT, note=NO_TEXT)
        rivals = self._rank(signature, [key for key in self.candidates(signature) if key not in forbidden])
        if not rivals:
            return MatchDecision(outcome=Outcome.DISTINCT)
        issues = {one.story_id for one in rivals if one.bits >= _DOUBT and is_other_issue(signature, one.story)}
        if 0 < len(issues) < len(rivals):  # yesterday's issue is no rival of today's
            rivals = self._rank(signature, [one.story_id for one in rivals if one.story_id not in issues])
        first = rivals[0]
        also = tuple(one.story_id for one in rivals if one.bits >= 0)
        likely = [one for one in rivals if self._is_worth_asking(one, signature) and one.story_id not in issues]
        if not likely:
            return MatchDecision(outcome=Outcome.DISTINCT, nearest=_kept(first))
        best = likely[0]
        torn = signature.time is None and len(also) > 1  # which of several an undated one joins is a guess
        enough = max(self._policy.link, _SURE_OF_ONE) if torn else self._policy.link
        sure = best.probability >= enough and best.in_common >= _WORTH_LINKING
        if sure and not best.explained.contradicted:
            others = tuple(story for story in also if story != best.story_id)
            nearest = None if best is first else _kept(first)
            return MatchDecision(outcome=Outcome.LINK, chosen=best.explained, nearest=nearest, also=others)
        suggestions = tuple(one.explained for one in likely[:_SUGGESTIONS])
        return MatchDecision(outcome=Outcome.SUGGEST, suggestions=suggestions, nearest=_kept(first))

    def compare(self, signature: Signature, story_id: int, *, home: int | None = None) -> Comparison:
        """Compare an article with one story, which competes with the candidates as in `decide`, `home` left aside.

        An article is compared with the other articles of a story: take it out first if it is in. Raises `NotFound`
        where the story is not in the index.
        """
        if not self._window.holds(story_id):
            raise NotFound("story in the window", story_id)
        rivals = dict.fromkeys((story_id, *self.candidates(signature)))
        self._window.renewed([story_id])
        ranked = self._rank(signature, [one for one in rivals if one != home])
        found = next(one for one in ranked if one.story_id == story_id).explained
        return found if self._is_usable(signature) else replace(found, warnings=(NO_TEXT, *found.warnings))

    def join(self, story_id: int, others: Iterable[int]) -> Join | None:
        """Return the best of some stories that this one has grown to match as a whole, or None.

        The smaller of two stories speaks through several of its articles: a single one that resembles both joins
        nothing. Source: average linkage (Sokal and Michener 1958), of stories instead of articles.
        """
        found: list[Join] = []
        for other in others:
            small, large = self._by_size(story_id, other)
            bits = self._bits_of_members(small, large)
            mean = fmean(bits.values())
            probability = probability_of(mean)
            if probability >= self._policy.join:
                typical = min(bits, key=lambda article: (abs(bits[article] - mean), article))
                found.append(Join(article_id=typical, home=small, story_id=large, probability=probability))
        return max(found, key=lambda one: (one.probability, -one.story_id), default=None)

    def have_grown_apart(self, story_id: int, other: int) -> bool:
        """Whether two stories of several articles each hardly match as wholes, whatever one article of them may do."""
        small, large = self._by_size(story_id, other)
        if len(self.members(small)) < _SEVERAL:
            return False
        stories = self._window.profiles([small, large])
        if stories[small].languages.keys().isdisjoint(stories[large].languages):
            return False  # two languages have little in common, whatever they tell
        return fmean(self._bits_of_members(small, large).values()) < _APART

    def _by_size(self, story_id: int, other: int) -> list[int]:
        """Return two stories, the smaller first; of equals the younger one."""
        return sorted((story_id, other), key=lambda key: (len(self.members(key)), -key))

    def _bits_of_members(self, small: int, large: int) -> dict[int, float]:
        """Return for some articles of one story how well each matches another one, contradictions counting fully."""
        self._window.renewed([large])
        story = self._window.profiles([large])[large]
        found: dict[int, float] = {}
        for article_id in self.members(small)[-_SPOKESMEN:]:
            signature = self._window.signature(article_id)
            [rival] = self._compete(signature, {large: story})
            found[article_id] = min(rival.bits, _DOUBT) if is_contradicted(signature, story) else rival.bits
        return found

    def candidates(self, signature: Signature, *, unlikely: bool = False) -> list[int]:
        """Return the stories that share rare terms with an article and are near in time, the likeliest first.

        Those that it hardly can belong to are left out, unless they are wanted to learn from.
        """
        found = self._candidates.of(signature, crowd=self._crowd(), unlikely=unlikely)
        return [key for key, story in self._window.profiles(found).items() if not is_full(signature, story)]

    def measure(self, signature: Signature, story_ids: Sequence[int]) -> dict[int, list[float]]:
        """Return the signals of an article by story, in the order of `SIGNALS`."""
        article = Subject(signature, self._stream)
        others = self._crowd()
        return {key: measure(article, story, others) for key, story in self._window.profiles(story_ids).items()}

    def _rank(self, signature: Signature, story_ids: Iterable[int]) -> list[Rival]:
        """Return stories with their probabilities, the likeliest first; of equals the older story.

        Those that may matter are compared by what their words tell now: what is kept of them is a little old, and how
        old depends on when the process was started, on which no decision may depend.
        """
        ranked = self._compete(signature, self._window.profiles(story_ids))
        renewed = self._window.renewed([one.story_id for one in ranked if one.probability >= _MAY_MATTER])
        if not renewed:
            return ranked
        return self._compete(signature, {one.story_id: renewed.get(one.story_id, one.story) for one in ranked})

    def _compete(self, signature: Signature, stories: Mapping[int, Profile]) -> list[Rival]:
        article = Subject(signature, self._stream)
        others = self._crowd()
        weights = self._title if is_short(signature) else self._report
        same, other = weights.among(others), weights.between_languages()
        rivals = [
            Rival(
                story_id=key,
                story=story,
                article=article,
                signals=measure(article, story, others),
                model=same if signature.language in story.languages else other,
            )
            for key, story in stories.items()
        ]
        compete(rivals)
        return sorted(rivals, key=lambda one: (-one.probability, one.story_id))

    def _is_worth_asking(self, rival: Rival, signature: Signature) -> bool:
        same = signature.language in rival.story.languages
        by_chance = _BY_CHANCE if same else _BY_CHANCE_BETWEEN_LANGUAGES
        in_common = rival.in_common_beside_figures if same and is_short(signature) else rival.in_common
        worth = _WORTH_ASKING + by_chance * min(self._crowd(), _MOST_BY_CHANCE)
        return rival.probability >= self._policy.suggest and in_common >= worth

    def _crowd(self) -> float:
        return crowd(self._window.stories, len(self._window))

    def _is_usable(self, signature: Signature) -> bool:
        return bool(signature.names or signature.cities) or any(term not in self._stop for term in signature.text)


def _kept(rival: Rival) -> Comparison | None:
    return rival.explained if rival.probability >= _WORTH_KEEPING else None

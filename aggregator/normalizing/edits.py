"""Which of the changes that a document brings are edits, now that the stored versions are at hand.

One may be another article: a guid and a link that a publisher uses again, for the latest bulletin say, are those of
another one where title and text have few words in common with what is stored, the date is a later one, if there are
any, and the address is not one that only one article has. Under another guid the title may be the same, as that of a
daily report is.

Four are none, although other words stand there: a text that is what is stored, told by an older rule or in another
element, as where a feed changes its format; a text that goes back and forth between versions, as behind two servers
that do not agree; a time of day alone, where the last edit was one of it alone too, as a clock's is; and a paragraph in
a place where another one stood each time, as an advertisement does that does not call itself one.

What a version leaves out is not taken back by that: a feed that shows its older entries without their texts, or loses a
headline or a link on the way, would leave readers with less than they had.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from aggregator.model import Article, PastRevision, Reconciliation, StoredArticle
from aggregator.normalizing.fingerprint import content_key
from aggregator.normalizing.likeness import RELATED, likeness, stems
from aggregator.normalizing.noise import without_times_of_day
from aggregator.normalizing.urls import names_one_article

_UNLIKE = 60.0
"""Two paragraphs below this ratio (0 to 100) are no versions of each other."""
_WORDY = 6
"""Longer words that both need to be two articles: a headline and "more follows" say little of what comes of it."""


def only_edits(
    changes: Reconciliation, stored: Mapping[int, StoredArticle], past: Mapping[int, Sequence[PastRevision]]
) -> Reconciliation:
    """Count revisions that are no edits as unchanged; `stored` and `past` are those of all revised articles.

    What is known of an article by the new version, its guid and link, is kept all the same. One that is another article
    is new.
    """
    edits, others, new = [], [], []
    for revision in changes.revised:
        before = stored[revision.article_id].as_fed
        after = _with_what_it_leaves_out(revision.article, before)
        version = replace(revision, article=after)
        if _same_text(before, after):
            others.append(version)
        elif any(
            is_none(before, after, past.get(revision.article_id, ())) for is_none in (_comes_back, _ticks, _rotates)
        ):
            if (after.guid_key, after.link_key) != (before.guid_key, before.link_key):
                others.append(replace(version, article=replace(after, content_key=before.content_key)))
        elif _is_another(before, after):
            new.append(revision.article)
        else:
            edits.append(version)
    return replace(
        changes,
        new=(*changes.new, *new),
        revised=tuple(edits),
        rekeyed=(*changes.rekeyed, *others),
        unchanged=changes.unchanged + len(changes.revised) - len(edits) - len(new),
    )


def _with_what_it_leaves_out(after: Article, before: Article) -> Article:
    """The new version with what is missing in it as it was before, unless its title is another one altogether."""
    if likeness(before.title, after.title) < RELATED:
        return after
    kept = replace(after, title=after.title or before.title, authors=after.authors or before.authors)
    if not after.link:
        host = after.publisher_host or before.publisher_host
        kept = replace(kept, link=before.link, canonical_link=before.canonical_link, publisher_host=host)
    if not after.text and after.summary in ("", before.summary):
        kept = replace(kept, summary=before.summary, text=before.text, html=before.html)
    return kept


def _same_text(before: Article, after: Article) -> bool:
    if before.title != after.title:
        return False
    if bool(before.text) is bool(after.text):
        return (before.summary, before.text) == (after.summary, after.text)
    return (before.text or before.summary) == (after.text or after.summary)


def _comes_back(before: Article, after: Article, past: Sequence[PastRevision]) -> bool:
    """Whether an article that has returned to an older version once does so again; the first time it is an edit."""
    versions = [*map(_key, reversed(past)), _key(before)]
    return _key(after) in versions and len(set(versions)) < len(versions)


def _ticks(before: Article, after: Article, past: Sequence[PastRevision]) -> bool:
    """Whether nothing but times of day is changed, as by the last edit: by a clock, since a correction is made once."""
    return bool(past) and len({_key_without_clock(each) for each in (past[0], before, after)}) == 1


def _is_another(before: Article, after: Article) -> bool:
    """Whether another article has taken the place of this one."""
    earlier, later = (each.published or each.updated for each in (before, after))
    is_later = later > earlier if earlier and later else earlier is later
    if not is_later or not (before.summary and after.summary):
        return False
    if names_one_article(after.canonical_link or after.guid or ""):
        return False
    other_guid = before.guid_key not in (None, after.guid_key)
    if not other_guid and likeness(before.title, after.title) >= RELATED:
        return False
    one, other = (stems(f"{each.title}\n{each.text or each.summary}") for each in (before, after))
    fewer = min(len(one), len(other))
    return fewer >= _WORDY and len(one & other) < RELATED * fewer


def _rotates(before: Article, after: Article, past: Sequence[PastRevision]) -> bool:
    """Whether one paragraph is changed, for an unlike one, where the last edit did just that and nothing else."""
    if not past or past[0].title != before.title or before.title != after.title:
        return False
    place = _changed_place(_paragraphs(before), _paragraphs(after))
    return place is not None and place == _changed_place(_paragraphs(past[0]), _paragraphs(before))


def _changed_place(before: Sequence[str], after: Sequence[str]) -> int | None:
    """Where the one paragraph stands that has given way to an unlike one; None where more or less has changed."""
    if len(before) != len(after) or len(before) == 1:
        return None
    changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if len(changed) != 1 or fuzz.ratio(before[changed[0]], after[changed[0]]) >= _UNLIKE:
        return None
    return changed[0]


def _paragraphs(version: Article | PastRevision) -> list[str]:
    return (version.text or version.summary).split("\n\n")


def _key_without_clock(version: Article | PastRevision) -> str:
    return content_key(*map(without_times_of_day, (version.title, version.summary, version.text)))


def _key(version: Article | PastRevision) -> str:
    return content_key(version.title, version.summary, version.text)

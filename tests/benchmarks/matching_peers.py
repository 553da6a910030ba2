"""Other ways to find the story of an article; runs in the peers' own environment.

`python -m tests.benchmarks.matching_peers NAME NEWS WINDOW RESULT`, where NAME is one of `CONTENDERS`. Each is used as
its documentation shows, with a threshold at which such a program is usually run.
Libraries are imported by their names: each contender loads its own alone, and they are not there for the type checker.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.contenders import FOLLOWING, Contender, Found, main
from tests.benchmarks.newswire import Report

_SIMILAR_TITLES = 60
_SIMILAR_SETS = 0.5
_SIMILAR_TEXTS = 0.2
_PERMUTATIONS = 128
_SCANS = 50
"""So many titles are compared with the whole window: it takes too long for more."""


class Titles:
    """Each title compared with every title of the window: rapidfuzz, token_set_ratio of 60 or more."""

    def __init__(self) -> None:
        self.notes: dict[str, float] = {}
        self._scorer: Any = import_module("rapidfuzz.fuzz").token_set_ratio
        self._cdist: Any = import_module("rapidfuzz.process").cdist
        self._titles: list[str] = []
        self._events: list[int] = []

    def fill(self, batch: Sequence[Report]) -> None:
        self._titles += [report.title.casefold() for report in batch]
        self._events += [report.event for report in batch]

    def ready(self) -> None:
        pass

    def search(self, batch: Sequence[Report]) -> Found:
        titles = [report.title.casefold() for report in batch]
        scores = self._cdist(titles, self._titles, scorer=self._scorer, score_cutoff=_SIMILAR_TITLES)
        found = [{self._events[place] for place in row.nonzero()[0]} for row in scores]
        self.fill(batch)
        return found


class Sets:
    """MinHash in an LSH index: datasketch, 128 permutations, Jaccard threshold 0.5.

    Of single words, which find more than shingles of two: 55 % against 33 % in a small window.
    """

    def __init__(self) -> None:
        datasketch: Any = import_module("datasketch")
        self.notes: dict[str, float] = {}
        self._minhash: Any = datasketch.MinHash
        self._index: Any = datasketch.MinHashLSH(threshold=_SIMILAR_SETS, num_perm=_PERMUTATIONS)
        self._events: list[int] = []

    def fill(self, batch: Sequence[Report]) -> None:
        for report in batch:
            self._insert(report, self._hash(report))

    def ready(self) -> None:
        pass

    def search(self, batch: Sequence[Report]) -> Found:
        found = []
        for report in batch:
            hashed = self._hash(report)
            found.append({self._events[place] for place in self._index.query(hashed)})
            self._insert(report, hashed)
        return found

    def _insert(self, report: Report, hashed: Any) -> None:
        self._index.insert(len(self._events), hashed)
        self._events.append(report.event)

    def _hash(self, report: Report) -> Any:
        words = re.findall(r"\w+", f"{report.title} {report.text}".casefold())
        hashed = self._minhash(num_perm=_PERMUTATIONS)
        hashed.update_batch([word.encode() for word in set(words)])
        return hashed


class Texts:
    """TF-IDF cosine of title and text with every article of the window: scikit-learn, 0.2 or more.

    Weights stay those of the window, to which the vectors of the articles that follow are added.
    """

    def __init__(self) -> None:
        sparse: Any = import_module("scipy.sparse")
        text: Any = import_module("sklearn.feature_extraction.text")
        self._beside, self._below = sparse.hstack, sparse.vstack
        self.notes: dict[str, float] = {}
        self._vectorizer: Any = text.TfidfVectorizer(stop_words="english", sublinear_tf=True)
        self._texts: list[str] = []
        self._events: list[int] = []
        self._window: Any = None
        self._later: Any = None

    def fill(self, batch: Sequence[Report]) -> None:
        self._texts += [f"{report.title} {report.text}" for report in batch]
        self._events += [report.event for report in batch]

    def ready(self) -> None:
        self._window = self._vectorizer.fit_transform(self._texts).T.tocsr()
        self._texts = []

    def search(self, batch: Sequence[Report]) -> Found:
        vectors = self._vectorizer.transform([f"{report.title} {report.text}" for report in batch])
        parts = [vectors @ self._window] if self._later is None else [vectors @ self._window, vectors @ self._later.T]
        product = self._beside(parts).tocsr()
        product.data[product.data < _SIMILAR_TEXTS] = 0
        product.eliminate_zeros()
        found = [{self._events[place] for place in product[row].indices} for row in range(len(batch))]
        self._events += [report.event for report in batch]
        self._later = vectors if self._later is None else self._below([self._later, vectors])
        return found


CONTENDERS: dict[str, tuple[Callable[[], Contender], int]] = {
    "titles": (Titles, _SCANS),
    "sets": (Sets, FOLLOWING),
    "texts": (Texts, FOLLOWING),
}
"""By name: how it is made, and how many articles it is asked about."""


if __name__ == "__main__":
    name, news, window, result = sys.argv[1:]
    made, asked = CONTENDERS[name]
    main(made, news=Path(news), window=int(window), result=Path(result), asked=asked)

"""The vocabulary: one small frozen type per stage of an article's way from a feed to a reviewed story.

Times are aware UTC datetimes. Texts in `EntryData` are what the document said; texts from `Article` on are plain,
sanitised and bounded. Nothing here does I/O.
"""

from aggregator.model.access import ApiToken, KnownBrowser, LoginAttempts, Role, Session, Visitor, Way
from aggregator.model.articles import (
    Article,
    ArticleRevision,
    FeedContext,
    KnownArticle,
    PastRevision,
    Reconciliation,
    StoredArticle,
    outlets_first,
)
from aggregator.model.details import (
    ClaimStatus,
    Development,
    EventClass,
    Form,
    Named,
    NotRead,
    Part,
    PartOfDay,
    PlaceLevel,
    Precision,
    PrintedStatement,
    Stance,
    StatementKind,
    StoryDetails,
    StoryKind,
    StoryStatement,
    When,
)
from aggregator.model.documents import (
    CUT_SHORT,
    EntryData,
    FeedDocument,
    ParsedFeed,
    ParseFailed,
    ParseOutcome,
    cut_short,
    document_of,
)
from aggregator.model.feeds import (
    DueFeed,
    Feed,
    FeedCatalogue,
    FeedHealth,
    FeedSpec,
    FeedUpdate,
    FetchEvent,
    Lease,
    PauseReason,
    TopicSpec,
    after_pause,
)
from aggregator.model.fetches import (
    CacheValidators,
    FailureKind,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
    ServerWishes,
)
from aggregator.model.figures import (
    Bound,
    FigureAside,
    FigureReading,
    FigureRole,
    FigureValue,
    PrintedFigure,
    StoryFigure,
    without_misread,
)
from aggregator.model.folding import SAME_LETTERS, UNSPACED, fold
from aggregator.model.matches import Comparison, Evidence, MatchDecision, Outcome
from aggregator.model.names import NamedIn, NameKind, StoryName
from aggregator.model.pages import PageCount, PageRead, PageText, WantedPage
from aggregator.model.passages import Passage, TextField
from aggregator.model.pins import NO_PINS, Pins
from aggregator.model.searching import SHORTEST_BEGINNING, Phrase, SearchOrder, SearchQuery, searched_words
from aggregator.model.shortening import shorten
from aggregator.model.stories import (
    LARGEST_ID,
    LIVING,
    PARTINGS,
    REVIEWED,
    STORY_KEYS,
    UNANSWERED,
    Action,
    ConstraintKind,
    ListedStory,
    Member,
    Membership,
    PairConstraint,
    PlacedBy,
    Request,
    Source,
    SourceRole,
    Story,
    StoryEvent,
    StoryOutline,
    StoryRecord,
    StoryState,
    Suggestion,
    SuggestionState,
    Verdict,
    in_runs,
)
from aggregator.model.webhooks import (
    EventType,
    PostOutcome,
    PostRequest,
    SecretSource,
    Told,
    ToldStory,
    Webhook,
    WebhookCounts,
    WebhookEvent,
    WebhookPause,
    WebhookSpec,
    is_stopped_notice,
    stopped_notice,
)

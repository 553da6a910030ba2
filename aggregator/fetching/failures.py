"""How a fetch can end badly: the internal exception, and what each refusing status means."""

from __future__ import annotations

from http import HTTPStatus

from aggregator.model import FailureKind, ServerWishes


class FetchAborted(Exception):
    """A fetch cannot go on; caught by the fetcher, which returns it as a `FetchFailed`."""

    def __init__(self, kind: FailureKind, message: str, *, wishes: ServerWishes | None = None) -> None:
        """`wishes` are the server's, where it has answered with a refusal."""
        self.kind, self.message, self.wishes = kind, message, wishes or ServerWishes()
        super().__init__(message)


_KINDS = {
    HTTPStatus.UNAUTHORIZED: FailureKind.FORBIDDEN,
    HTTPStatus.FORBIDDEN: FailureKind.FORBIDDEN,
    HTTPStatus.NOT_FOUND: FailureKind.NOT_FOUND,
    HTTPStatus.GONE: FailureKind.GONE,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.RATE_LIMITED,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: FailureKind.FORBIDDEN,
}

_UNREGISTERED = {
    499: "client closed request",
    509: "bandwidth limit exceeded",
    520: "web server returned an unknown error",
    521: "web server is down",
    522: "connection timed out",
    523: "origin is unreachable",
    524: "a timeout occurred",
    525: "SSL handshake failed",
    526: "invalid SSL certificate",
    529: "site is overloaded",
    530: "site is frozen",
    598: "network read timeout",
    599: "network connect timeout",
    999: "request denied",
}
"""What common servers and networks before them (nginx, Cloudflare and others) mean by statuses of their own."""

_MESSAGES = {
    HTTPStatus.NO_CONTENT: (FailureKind.NOT_A_FEED, "the server answers 204, without a document"),
    HTTPStatus.PARTIAL_CONTENT: (
        FailureKind.TRUNCATED,
        "the server answers 206, with only a part of the document",
    ),
    HTTPStatus.NOT_MODIFIED: (
        FailureKind.PROTOCOL,
        "the server answers 304 (not modified) although it was not told what we hold, which proves nothing",
    ),
}


def refusal(status: int) -> tuple[FailureKind, str]:
    """What a status that brings no document means: its kind, and the sentence for the operator."""
    try:
        known = HTTPStatus(status)
    except ValueError:
        meaning = _UNREGISTERED.get(status)
        told = f"{status} ({meaning})" if meaning else f"{status}, which is no registered status"
        return _kind_by_class(status), f"the server answers {told}"
    if known in _MESSAGES:
        return _MESSAGES[known]
    return _KINDS.get(known, _kind_by_class(status)), f"the server answers {status} ({known.phrase.lower()})"


def _kind_by_class(status: int) -> FailureKind:
    match status // 100:
        case 3:
            return FailureKind.REDIRECTS
        case 4:
            return FailureKind.CLIENT_ERROR
        case 5:
            return FailureKind.SERVER_ERROR
        case _:
            return FailureKind.PROTOCOL

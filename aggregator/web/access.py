"""What each route needs: the least role, and with a session the token of the page that the form stood on.

Every router or route says `dependencies=[needs(Role.REVIEWER)]` or `[OPEN]`; a test refuses one that says neither.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode
from typing import Annotated, Any
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from fastapi import Depends, HTTPException, Request, Response

from aggregator.access import Access, new_secret
from aggregator.model import Role, Visitor, Way
from aggregator.web.dependencies import dependencies
from aggregator.web.inputs import LONGEST_NOTE, REVIEWER_COOKIE, own_path, reviewer_in_cookie
from aggregator.web.security import SAFE_METHODS

SESSION_COOKIE = "session"
BROWSER_COOKIE = "browser"
"""Says that somebody has logged in here before."""
VISIT_COOKIE = "visit"
"""Given out with the log-in page, so that its form too is known to be the desk's own."""

FORM_TOKEN = "form_token"  # noqa: S105 - a field's name
FORM_TOKEN_HEADER = "x-form-token"  # noqa: S105 - a header's name

BEARER = "Bearer"
"""How a route asks for a token that people use too; they are led to the log-in page instead."""

_TYPED = ("note", "reason")
"""The fields of forms that people write texts into."""
_RETURNING = ("back", "onward", "queue")
"""Those that say where a form leads on to."""
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
_POSTING_FORM = re.compile(r"""<form\b[^>]*\bmethod="post"[^>]*>""")


def visitor(request: Request) -> Visitor | None:
    """Whom a request is from; None for somebody who has to log in first. Looked up once a request."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = _visitor(request, dependencies(request).access)
    found: Visitor | None = request.state.visitor
    return found


def _visitor(request: Request, access: Access) -> Visitor | None:
    if not access.login_needed:
        name = reviewer_in_cookie(cookie(request, REVIEWER_COOKIE))
        return Visitor(name=name, role=Role.ADMIN, way=Way.OPEN)
    token = _token(request.headers.get("authorization", ""))
    if token is not None:
        return access.by_token(token)
    session = cookie(request, SESSION_COOKIE)
    return access.by_session(session) if session else None


def _token(authorization: str) -> str | None:
    """The token of an Authorization header: a Bearer's, or a Basic's password, for feed readers that know no other."""
    scheme, _, value = authorization.partition(" ")
    match scheme.lower():
        case "bearer":
            return value.strip()
        case "basic":
            try:
                return b64decode(value, validate=True).decode().partition(":")[2]
            except ValueError:
                return ""
        case _:
            return None


async def _sent_form_token(request: Request) -> str:
    """The token in a form or header; pages without scripts can send but the one, programs but the other."""
    if request.method in SAFE_METHODS:
        return ""
    if FORM_TOKEN_HEADER in request.headers:
        return request.headers[FORM_TOKEN_HEADER]
    if not request.headers.get("content-type", "").startswith(_FORM_TYPES):
        return ""
    form = await request.form()
    typed = (form.get(field) for field in _TYPED)
    texts = [text for text in typed if isinstance(text, str) and text.strip()]
    request.state.written = [text[:LONGEST_NOTE].encode(errors="replace").decode() for text in texts]
    request.state.returning = {name: told for name in _RETURNING if isinstance(told := form.get(name), str)}
    sent = form.get(FORM_TOKEN)
    return sent if isinstance(sent, str) else ""


def written(request: Request) -> list[str]:
    """What somebody has typed into the form that is sent, to be shown where it is refused and would be lost."""
    typed: list[str] = getattr(request.state, "written", [])
    return typed


def returning(request: Request) -> dict[str, str]:
    """Where the form that is sent would have led on to, for another one in its place."""
    told: dict[str, str] = getattr(request.state, "returning", {})
    return told


SentFormToken = Annotated[str, Depends(_sent_form_token)]


class Needed:
    """A route's dependency that lets nobody through whose role is too low."""

    def __init__(self, role: Role, scheme: str) -> None:
        self.role, self._scheme = role, scheme

    def __call__(self, request: Request, who: Annotated[Visitor | None, Depends(visitor)], sent: SentFormToken) -> None:
        """Raise HTTPException 401 without a log-in, and 403 for too low a role or a form that is not of our pages."""
        if who is None:
            raise HTTPException(401, "Log in first, or send a token", {"WWW-Authenticate": self._scheme})
        if not who.role.covers(self.role):
            raise HTTPException(403, f"This takes the role {self.role}, and {who.name} has the role {who.role}")
        if who.way is Way.SESSION and request.method not in SAFE_METHODS:
            refuse_foreign_form(request, sent)


def needs(role: Role) -> Any:
    """The dependency of a router or route that somebody of this role or a higher one may use."""
    return Depends(Needed(role, BEARER))


def needs_token(role: Role) -> Any:
    """The same for what feed readers fetch, which send a token as a password once they are asked for one."""
    return Depends(Needed(role, 'Basic realm="Stories: a token is the password", charset="UTF-8"'))


async def _everybody() -> None:
    """Let everybody through; nobody is even looked up, so that the probes answer without a database or a thread."""


OPEN: Any = Depends(_everybody)
"""The dependency of a router or route that everybody may use without logging in."""


def needed(dependant: Any) -> list[Role | None]:
    """The least roles that a route declares, by its `dependant`, None for everybody; empty where it declares none."""
    calls = [each.call for each in dependant.dependencies]
    return [
        *(call.role for call in calls if isinstance(call, Needed)),
        *(None for call in calls if call is _everybody),
    ]


def form_token(request: Request) -> str:
    """The token that a posting form of this visitor's pages carries; empty where nobody has to log in.

    Made from the session's secret, which no other site can read, so that nothing has to be stored.
    """
    if not dependencies(request).access.login_needed:
        return ""
    visit = getattr(request.state, "visit", None) or cookie(request, VISIT_COOKIE)
    secret = cookie(request, SESSION_COOKIE) if visitor(request) else visit
    if not secret:
        return ""
    return hmac.new(secret.encode(errors="surrogatepass"), b"form", hashlib.sha256).hexdigest()


def with_form_token(html: str, token: str) -> str:
    """A page with the token in each of its posting forms.

    Put in here rather than by each template, so that none can forget it. A form in the page is a template's: in what
    comes from outside, every "<" is escaped.
    """
    return _POSTING_FORM.sub(lambda form: f'{form[0]}<input type="hidden" name="{FORM_TOKEN}" value="{token}">', html)


class ForeignForm(HTTPException):
    """A form that is not from a page of this visitor's: another site's, or one from before the last log-in."""

    def __init__(self) -> None:
        super().__init__(403, "This form is from before a log-in, or from another site: go back, reload it, try again")


def refuse_foreign_form(request: Request, sent: str) -> None:
    """Raise ForeignForm unless a form carries the token of a page that this browser was given."""
    token = form_token(request)
    if not token or not hmac.compare_digest(sent.encode(errors="surrogatepass"), token.encode()):
        raise ForeignForm


def page_to_return_to(request: Request) -> str:
    """The page asked for, or the one that a form stood on."""
    if request.method in SAFE_METHODS:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    else:
        back = referrer(request).geturl()
    return own_path(back)


def referrer(request: Request) -> SplitResult:
    """The page of the desk that led here, without its host; empty where none of the desk's did."""
    nowhere = urlsplit("")
    try:
        page = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return nowhere
    return page._replace(scheme="", netloc="") if page.netloc == request.url.netloc else nowhere


def login_address(request: Request) -> str:
    """The log-in page that leads back to the page asked for, or to the one that a form, which is lost, stood on."""
    back = page_to_return_to(request)
    asked = {} if back == "/" else {"back": back}
    if request.method not in SAFE_METHODS and request.url.path != "/logout":
        asked["lost"] = "true"
    return f"/login?{urlencode(asked, safe='/', quote_via=quote)}" if asked else "/login"


def cookie(request: Request, name: str) -> str | None:
    """A cookie of ours, or None."""
    return request.cookies.get(_cookie_name(request, name))


def set_cookie(request: Request, response: Response, name: str, value: str, *, seconds: int | None) -> None:
    """Give the browser a cookie that no script reads and no other site's form sends.

    It stays for some seconds, or until the browser is closed.
    """
    response.set_cookie(
        _cookie_name(request, name),
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def drop_cookie(request: Request, response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        _cookie_name(request, name), httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def _cookie_name(request: Request, name: str) -> str:
    """With this prefix, browsers take the cookie over https alone, and from this very host name alone."""
    return f"__Host-{name}" if request.url.scheme == "https" else name


def begin_visit(request: Request) -> str:
    """The secret that the log-in page's form is known by: the one that the browser has, or a new one to give it."""
    request.state.visit = cookie(request, VISIT_COOKIE) or new_secret()
    begun: str = request.state.visit
    return begun

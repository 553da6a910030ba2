"""Templates, and what every page shows whatever it is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import parse_qsl, urlencode

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse

from aggregator.briefing import Briefing, count_name, day_told, same_names, stance
from aggregator.links import safe_link, without_password
from aggregator.model import Role, shorten
from aggregator.ports import Notice, UnitOfWork
from aggregator.web import charts, evidence, waterfall, words
from aggregator.web.access import form_token, referrer, visitor, with_form_token, written
from aggregator.web.dependencies import WebDependencies, dependencies
from aggregator.web.figures import figure_as_text
from aggregator.web.inputs import own_path
from aggregator.web.views.details import passage_key, pieces

_FOLDER = Path(__file__).parent / "templates"
_STATIC = Path(__file__).parent / "static"


def request_id() -> str:
    """What a form says it is known by, so that sent twice it is one decision."""
    return token_urlsafe(16)


_FUNCTIONS = (
    count_name,
    day_told,
    figure_as_text,
    passage_key,
    pieces,
    request_id,
    safe_link,
    same_names,
    stance,
    without_password,
    words.action,
    words.action_alone,
    words.answer,
    words.bounded,
    words.counted,
    words.distance,
    words.due,
    words.host,
    words.language,
    words.languages,
    words.left,
    words.moment,
    words.part_of,
    words.parts_not_read,
    words.per_hundred,
    words.percent,
    words.percents,
    words.rate,
    words.signed,
    words.placed,
    words.review_state,
    words.role,
    shorten,
    words.span,
    words.took,
    words.unclear_outlets,
    charts.reliability_marks,
    charts.spark_path,
    evidence.marked,
    evidence.matched_words,
    waterfall.waterfall,
)


def environment() -> jinja2.Environment:
    """The templates: everything escaped, and a name that is not given is an error rather than a gap."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update({function.__name__: function for function in _FUNCTIONS})
    env.globals["RELIABILITY_SIZE"] = charts.RELIABILITY_SIZE
    env.globals["SPARK_WIDTH"], env.globals["SPARK_HEIGHT"] = charts.SPARK_WIDTH, charts.SPARK_HEIGHT
    return env


_templates = environment()


def page(
    request: Request,
    uow: UnitOfWork,
    template: str,
    *,
    status: int = 200,
    **context: object,
) -> HTMLResponse:
    """Render one page with its frame: notices, what is left to review, and who is here.

    Notices are for those who can do something about them. Somebody who has to log in first is shown none of the frame.
    """
    desk, who = dependencies(request), visitor(request)
    html = _templates.get_template(template).render(
        now=desk.clock.now(),
        version=desk.version,
        path=request.url.path,
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        visitor=who,
        who=who.name if who else "",
        may_decide=may_decide(request),
        may_administer=who is not None and who.role.covers(Role.ADMIN),
        notices=[*_trouble(desk), *uow.notices.all()] if may_decide(request) else [],
        waiting=uow.stories.left() if who else None,
        written=written(request),
        came_from=_came_from(request),
        **context,
    )
    return HTMLResponse(with_form_token(html, form_token(request)), status)


def _came_from(request: Request) -> str:
    """The page of the desk that led here, without what it told had been done before; the queue where none did."""
    page = referrer(request)
    query = urlencode([each for each in parse_qsl(page.query) if each[0] != "done"])
    return own_path(page._replace(query=query).geturl())


def _trouble(desk: WebDependencies) -> Sequence[Notice]:
    """What the database itself cannot keep: that it takes nothing more."""
    trouble = desk.database.trouble
    if trouble is None:
        return ()
    return (Notice(key="database", text=trouble.text, since=desk.clock.now() - trouble.lasting),)


def briefing_file(told: Briefing) -> str:
    """A briefing as a page of its own that needs no other file."""
    style = (_STATIC / "briefing.css").read_text(encoding="utf-8")
    return _templates.get_template("briefing_file.html").render(told=told, style=style)


def bare_page(request: Request, status: int, title: str, message: str) -> HTMLResponse:
    """Render a page for when the database cannot be asked."""
    told = {"title": title, "message": message, "written": written(request)}
    return HTMLResponse(_templates.get_template("bare.html").render(told), status)


def may_decide(request: Request) -> bool:
    """Whether this visitor's word counts."""
    who = visitor(request)
    return who is not None and who.role.covers(Role.REVIEWER)


def reviewer(request: Request) -> str:
    """The name under which decisions of this visitor go into the history."""
    who = visitor(request)
    assert who is not None  # noqa: S101 - what a route needs has let nobody else through
    return who.name

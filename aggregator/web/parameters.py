"""What stands in an address for programs and its route does not know is refused, as unknown keys of bodies are.

A filter that is misspelt would otherwise be no filter, and whoever asked for one publisher's stories would take all.
"""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel


def known_alone(request: Request) -> None:
    """Let a request pass that names no other parameters than its route has; raises RequestValidationError."""
    known = list(_parameters(request.scope["route"]))
    told = f"is no parameter of this address, which takes {', '.join(known) or 'none'}"
    faults = [
        {"loc": ("query", name), "msg": told, "type": "parameter"} for name in request.query_params if name not in known
    ]
    if faults:
        raise RequestValidationError(faults)


def _parameters(route: APIRoute) -> Iterator[str]:
    for field in route.dependant.query_params:
        kind = field.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from kind.model_fields
        else:
            yield field.alias

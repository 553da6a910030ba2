"""What kinds of values settings have, how they are checked, and how a secret is kept from sight."""

from __future__ import annotations

import ipaddress
import re
import ssl
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import BeforeValidator, Field, model_validator

from aggregator.fields import Section, shown, wrong


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise wrong(f"{shown(value)} is not a whole number", "Write it in digits")
    return value


Whole = BeforeValidator(_no_truth)
Count = Annotated[int, Field(ge=1, le=1_000_000_000), Whole]


def _can_be_a_path(value: object) -> object:
    # An empty path is the working directory, which is nowhere meant.
    if isinstance(value, str) and not value.strip():
        raise wrong("it is empty", "Fill it in or take the key out")
    if isinstance(value, str) and "\0" in value:
        raise wrong(f"{shown(value)} holds a character that no path has", "Type it anew")
    return value


FilePath = Annotated[Path, BeforeValidator(_can_be_a_path)]


def _split_items(value: object) -> object:
    """The environment has no lists: items stand between commas, as they are or as YAML and JSON write them."""
    if isinstance(value, str):
        items = (item.strip(" \t\"'") for item in re.sub(r"^\s*\[(.*)\]\s*$", r"\1", value).split(","))
        return [item for item in items if item]
    return value


def check_database(url: str) -> str:
    """A database URL of a kind that the program knows."""
    url = url.strip()
    if not re.fullmatch(r"sqlite:///[^?\0]+|(postgres|postgresql|postgresql\+psycopg)://[^\0]*", url):
        kinds = (
            "Write sqlite:///file.db, with a fourth slash before a path from the root, or postgresql://user@host/name"
        )
        # Whatever stands here may hold a password, in a form that nobody expects.
        raise wrong("this is no database that the program knows", kinds)
    return url


def check_secret(value: object) -> object:
    """A secret, or none."""
    # Whatever stands here may be a password, so that no fault repeats it.
    if value is None:
        return None
    if not isinstance(value, str):
        raise wrong("this is no password", "Put it in quotes")
    if not value:
        raise wrong("the password is empty", "Write one, or leave it out")
    if len(value.splitlines()) > 1:
        raise wrong("a password is one line, and here are several", "Leave the password alone, without what follows it")
    if not value.isprintable():
        raise wrong("there is a control character in the password", "Write it anew, on one line")
    return value


def with_password(url: str, password: str) -> str:
    """The URL with a password for its user; raises the complaint where it cannot have one."""
    if not url.startswith("postgres"):
        raise wrong("password is given, but the database is none that asks for one", "Take database.password out")
    begin, _, rest = url.partition("://")
    place, question, options = rest.partition("?")
    user, at, host = place.rpartition("@")
    if not at or "/" in user:  # an '@' behind the host's name is none before it
        raise wrong("password is given, but url names no user", "Write postgresql://user@host/name in database.url")
    if ":" in user or "&password=" in f"&{options}":
        raise wrong("the password is given twice, in password and in url", "Take it out of database.url")
    return f"{begin}://{user}:{quote(password, safe='')}@{host}{question}{options}"


def host_name(text: str) -> str:
    """A host name or address as browsers send it: the name alone, in small letters, those beyond ASCII encoded."""
    name = text.strip("[]").lower().removesuffix(".")
    with suppress(ValueError):
        return str(ipaddress.ip_address(name))
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:  # a part that is empty or too long
        name = ""
    if not re.fullmatch(r"[a-z0-9_.-]+", name):
        raise wrong(
            f"{shown(text)} is no host name",
            "Write it alone, such as desk.newsroom.example or 127.0.0.1, without scheme, port, path or *",
        )
    return name


def check_network(text: str) -> str:
    """A network of addresses, in its usual form."""
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError:
        raise wrong(f"{shown(text)} is no network", "Write 10.1.0.0/16, or 127.0.0.1/32 for one address") from None


def check_authorities(path: Path) -> Path:
    """A file of certificates that TLS can be checked by."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except ssl.SSLError:  # what OpenSSL tells of it are names of its own parts
        remedy = "Write into it, whole, what stands from BEGIN CERTIFICATE to END CERTIFICATE (PEM), once for each"
        raise wrong(f"{path} holds no certificate, or one that is broken", remedy) from None
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise wrong(f"{path} cannot be read: {told}", "Check the path and the file's owner") from None
    return path


def check_interval(interval: timedelta) -> timedelta:
    """An interval that a publisher can bear."""
    if interval < timedelta(seconds=1):
        raise wrong(f"{shown(interval)} is too short", "Write 1s or more; publishers expect minutes")
    return interval


def in_order(lower: str, upper: str) -> Any:
    """A validator of a section in which one setting may not be below another."""

    def check(section: Section) -> Section:
        if getattr(section, upper) < getattr(section, lower):
            raise wrong(f"{upper} is below {lower}", f"Raise {upper} or lower {lower}")
        return section

    return model_validator(mode="after")(check)


def redacted(url: str) -> str:
    """A database URL without its passwords."""
    url = re.sub(r"(?<=//)([^:@/]*):.*@", r"\1:***@", url)
    return re.sub(r"(?i)([?&][^=&]*(?:password|secret|token)[^=&]*=)[^&]*", r"\1***", url)


Items = BeforeValidator(_split_items)
Secret = Annotated[str | None, BeforeValidator(check_secret), Field(json_schema_extra={"writeOnly": True})]
"""A password or key: never shown, and best given by a file of its own."""

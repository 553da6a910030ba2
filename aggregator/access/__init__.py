"""Who may do what: users in a YAML file, sessions and API tokens in the database, limits on attempts to log in.

`rules` are pure; `users_file` and `following` read and edit the file, `passwords` is the one importer of argon2, and
`service` puts them together. Secrets are 256 random bits and are stored as SHA-256 alone; a password as argon2id.
"""

from aggregator.access.exposure import refuse_open_door
from aggregator.access.following import FollowedUsers
from aggregator.access.passwords import Passwords
from aggregator.access.rules import AccessPolicy, password_fault
from aggregator.access.secret import new_secret
from aggregator.access.service import Access, LoggedIn, LoginRefused
from aggregator.access.tokens import make_token, revoke_token
from aggregator.access.users_file import (
    User,
    add_user,
    find_user,
    load_users,
    remove_user,
    schema,
    set_password,
    sound_name,
)

__all__ = [
    "Access",
    "AccessPolicy",
    "FollowedUsers",
    "LoggedIn",
    "LoginRefused",
    "Passwords",
    "User",
    "add_user",
    "find_user",
    "load_users",
    "make_token",
    "new_secret",
    "password_fault",
    "refuse_open_door",
    "remove_user",
    "revoke_token",
    "schema",
    "set_password",
    "sound_name",
]

"""Signatures are those of the Standard Webhooks specification."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from aggregator.webhooks.signing import new_secret, read_secret, signed_headers
from tests.support.posting import SECRET

SENT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'


def test_a_signature_is_that_of_the_specifications_example() -> None:
    assert signed_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", SENT, BODY, [read_secret(SECRET)]) == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_two_secrets_sign_both_with_the_first_before_the_second() -> None:
    old, new = read_secret(SECRET), read_secret(new_secret())
    both = signed_headers("evt_1", SENT, BODY, [new, old])["webhook-signature"]
    alone = [signed_headers("evt_1", SENT, BODY, [key])["webhook-signature"] for key in (new, old)]
    assert both == " ".join(alone)


def test_every_part_that_is_signed_changes_the_signature() -> None:
    key = read_secret(SECRET)
    later = datetime.fromtimestamp(1614265331, UTC)
    told = [("evt_1", SENT, BODY), ("evt_2", SENT, BODY), ("evt_1", later, BODY), ("evt_1", SENT, BODY + b" ")]
    assert len({signed_headers(*each, [key])["webhook-signature"] for each in told}) == 4


def test_a_new_secret_is_long_and_never_the_same() -> None:
    one, two = new_secret(), new_secret()
    assert one != two
    assert len(read_secret(f"  {one}\n")) == 32


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_not base64!",
        f"whsec_{b64encode(b'x' * 23).decode()}",
        f"whsec_{b64encode(b'x' * 65).decode()}",
    ],
)
def test_what_is_no_secret_is_refused_and_not_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="24 to 64 bytes") as refused:
        read_secret(text)
    assert not text or text.removeprefix("whsec_") not in str(refused.value) or text == "whsec_"

"""Statements are found with their speakers, word for word, and rather missed than given to the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.statements import LANGUAGES
from aggregator.merging.statements.reading import MAX_STATEMENTS
from aggregator.model import Form, Passage, PrintedStatement, Stance
from tests.support.annotated import annotated
from tests.support.cost import costs_at_most
from tests.support.statements import only, speaker, statements, words

PASSAGES = annotated("statements")
FRAGMENTS = st.sampled_from(
    [
        *"\"'“”„‘’«»‹›「」.,:;!?…–-\n\0\u202e ",
        "\n\n",
        " said ",
        " denied that ",
        "According to ",
        " and ",
        ", while ",
        "he ",
        "It said",
        "Mayor Roman Stelmakh",
        "the ministry",
        "we will rebuild",
        "Gen. Demir",
        " сказал ",
        " sagte ",
        " a déclaré ",
        "said that",
        "promised that",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map("".join))
Scored = tuple[str, str | None]


def expected(passage: dict[str, Any]) -> list[Scored]:
    return [(" ".join(each["words"]).strip(" .,;:"), each["speaker"]) for each in passage["statements"]]


def printed(passage: dict[str, Any]) -> list[Scored]:
    text = passage["text"]
    return [
        (words(each).strip(" .,;:"), each.speaker.words if each.speaker else None)
        for each in statements(text, passage["lang"])
    ]


def score(passages: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Precision and recall of words with their speaker, and the precision of the speakers that are named."""
    right = named = rightly_named = found = wanted = 0
    for passage in passages:
        truth, got = expected(passage), printed(passage)
        found, wanted = found + len(got), wanted + len(truth)
        right += sum(each in truth for each in got)
        named += sum(each[1] is not None for each in got)
        rightly_named += sum(each[1] is not None and each in truth for each in got)
    return right / found, right / wanted, rightly_named / named


@pytest.mark.parametrize(
    ("english", "held_out", "precision", "recall", "speakers"),
    [
        (True, False, 0.99, 0.97, 0.99),
        (True, True, 0.97, 0.93, 0.97),
        (False, False, 0.98, 0.95, 0.98),
        (False, True, 0.98, 0.95, 0.98),
    ],
)
def test_annotated_passages_are_read_as_people_read_them(
    *, english: bool, held_out: bool, precision: float, recall: float, speakers: float
) -> None:
    chosen = [each for each in PASSAGES if (each["lang"] == "en") is english and each["held_out"] is held_out]
    measured = score(chosen)
    assert measured >= (precision, 0, 0)
    assert measured[1] >= recall
    assert measured[2] >= speakers


def test_verb_kind_and_stance_are_those_of_the_annotated_passages() -> None:
    wrong = []
    for passage in PASSAGES:
        text = passage["text"]
        truth = dict(zip(expected(passage), passage["statements"], strict=True))
        for scored, found in zip(printed(passage), statements(text, passage["lang"]), strict=True):
            wanted = truth.get(scored)
            got = (found.kind, found.stance, found.verb.words if found.verb else None)
            if wanted and got != (wanted["kind"], wanted.get("stance", "plain"), wanted["verb"]):
                wrong.append((passage["id"], got))
    assert wrong == []


def test_the_passages_are_many_and_hard() -> None:
    assert len(PASSAGES) >= 80
    assert sum(each["hard"] for each in PASSAGES) * 3 >= len(PASSAGES)
    assert sum(each["held_out"] for each in PASSAGES) * 3 >= len(PASSAGES)


def passages(statement: PrintedStatement) -> Iterator[Passage]:
    yield from filter(None, (*statement.words, statement.speaker, statement.verb))


@given(text=TEXTS, language=st.sampled_from([*LANGUAGES, "sv", None, "en-GB"]))
def test_every_string_is_a_slice_of_the_text(text: str, language: str | None) -> None:
    for statement in statements(text, language):
        assert statement.words
        for each in passages(statement):
            assert each.words.strip()
            assert text.startswith(each.words, each.start)
        ends = [each.start + len(each.words) for each in statement.words]
        assert all(end <= each.start for end, each in zip(ends, statement.words[1:], strict=False))


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        '"',
        "'",
        "“",
        "« ",
        '"a ',
        "‘a’ ",
        '"Go on then," he said. ',
        "A said B said ",
        "According to ",
        "Mayor Roman Stelmakh ",
        "and ",
        "Horvat, ",
        "said ",
        "U.",
        "1,",
        "a-",
        "\n“a\n\n",
        "\0\u202e",
        "Anna Horvat met Jan Horvat. She said it was so. ",
    ],
)
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str) -> None:
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    with costs_at_most(5):
        assert len(statements(text)) <= MAX_STATEMENTS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"We will go," Ana Horvat said.', "We will go"),
        ("“We will go,” Ana Horvat said.", "We will go"),
        ("‘We will go,’ Ana Horvat said.", "We will go"),
        ("'We will go,' Ana Horvat said.", "We will go"),
        ("«We will go», Ana Horvat said.", "We will go"),
        ("»We will go«, Ana Horvat said.", "We will go"),
        ("„We will go“, Ana Horvat said.", "We will go"),
        ("„We will go”, Ana Horvat said.", "We will go"),
        ("”We will go”, Ana Horvat said.", "We will go"),
        ("“He told us ‘go home’ and left,” Ana Horvat said.", "He told us ‘go home’ and left"),
        ("'The workers' union won't go,' Ana Horvat said.", "The workers' union won't go"),
        ("'It's the '90s again,' Ana Horvat said.", "It's the '90s again"),
    ],
)
def test_all_quotation_marks_in_use_are_read(text: str, said: str) -> None:
    statement = only(text)
    assert words(statement) == said
    assert statement.form is Form.QUOTATION
    assert speaker(text) == "Ana Horvat"


@pytest.mark.parametrize(
    "text",
    [
        'It measured 5" across, and "nobody knew why.',
        "The 'special operation' went on.",
        "He read “The Old Man and the Sea”.",
        "“Yes.”",
        "Moscow claims were rejected by the court.",
        "US strikes alleged smugglers off Tessala, killing six.",
        "Plans announced by the council have surprised the valley.",
        "The clinic admitted around 30 sailors.",
        "The guide described a quiet square as the band played.",
        "The strike condemned by Ankara killed two.",
        "The town said to be empty was shelled.",
        "Norvia calls off 'Quad' meeting amid row",
        "The mayor called in “The Herons” to sing.",
        "Here is what a baker and the town's mayor say",
        "The “red book”, a diary said to list bribes, was found.",
        "Officials would not say who had fired.",
        "Minsk announced Monday a raid on a ship that killed three guards.",
        "Minsk condemned it and oil became dearer.",
        "The firm put the house up for sale at 500,000 euros.",
        "The army put the town under curfew at 8 p.m.",
        "Fire in Lodrin bar claims dozens, many hurt.",
        "Police denied an application by the guild to march.",
        "Ana Horvat kept off politics, stressed uncertainty at home, and endorsed nobody.",
        "Minsk wants the union and the guild denied shelter and says its patience is at an end.",
        "The drone, which officials said had come from the sea, was shot down.",
        "Film company tells man whose wife died in a crash 'life is hard' and keeps the money",
        "Studio says sorry after mayor hits out at play",
        "Driver says prayer for the boy whose bread she is delivering.",
        "Ana Horvat, known to fans as \u201cThe Heron,\u201d posted a video of her boat.",
        "",
        "\n\n \0",
    ],
)
def test_what_nobody_is_reported_to_have_said_is_no_statement(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Minsk accused Ankara of shelling the port, which Ankara denies.", "Ankara of shelling the port"),
        ("Minsk said two had agreed, which Ankara disputes.", "two had agreed"),
        (
            "Minsk said the raid, which Ankara denied, had killed two.",
            "the raid, which Ankara denied, had killed two",
        ),
    ],
)
def test_that_others_deny_it_is_no_part_of_what_was_said(text: str, said: str) -> None:
    assert words(only(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "\u2022 Nine hurt in Dovhe \u2022 Port stays closed, the mayor says \u2022 Trains late",
        "LATEST * Nine hurt in Dovhe * Port stays closed, the mayor says",
    ],
)
def test_what_stands_behind_a_bullet_is_a_sentence_of_its_own(text: str) -> None:
    assert (words(only(text)), only(text).sentence.words) == ("Port stays closed", "Port stays closed, the mayor says")


def test_whom_somebody_calls_out_is_no_part_of_what_was_said() -> None:
    (only,) = statements("Presenter calls out mayor: 'Who closed the old bridge?'")
    assert only.verb is None


@pytest.mark.parametrize("whom", ["reporters", "the crowd", "officials"])
def test_to_whom_a_speaker_speaks_is_no_part_of_the_verb(whom: str) -> None:
    assert speaker(f"“It is over now and all,” the baker said to {whom}.") == "the baker"


def test_an_unclosed_mark_hides_nothing_behind_it() -> None:
    text = '"He never came back.\n\n"We looked for him," Ana Horvat said.'
    found = statements(text)
    assert [words(each) for each in found] == ["He never came back. We looked for him"]
    text = 'It was 5" wide. “We looked for him,” Ana Horvat said.'
    assert words(only(text)) == "We looked for him"


def test_a_reported_claim_about_a_claim_belongs_to_the_outer_speaker() -> None:
    text = "Moscow demanded the release of two pilots, the mediator said."
    assert (words(only(text)), speaker(text)) == ("Moscow demanded the release of two pilots", "the mediator")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Minsk said the border was open, but the union saw no lorries.", "the border was open"),
        ("Minsk said the border was open, but only on Mondays.", "the border was open, but only on Mondays"),
        ("Minsk called the two “brave leaders” and thanked the union.", "the two “brave leaders”"),
        ("Minsk called it “a ruse” and “a trap”.", "it “a ruse” and “a trap”"),
        ("Minsk called it “a ruse”, Oslo a “trap”.", "it “a ruse”"),
        ("Minsk said the border was open and Ana Horvat promised aid.", "the border was open"),
        ("Minsk said the border was open, and Radio Nord named a union.", "the border was open"),
        ("Minsk said Oslo and Riga agreed to a truce.", "Oslo and Riga agreed to a truce"),
        ("Minsk said on Monday, June 23, that the border was open.", "the border was open"),
        ("Minsk said on December 17 the border was open.", "the border was open"),
        ("Minsk said that is “no trap”.", "that is “no trap”"),
        ("OSLO, Oct. 14 (Nord) - The border was open, Minsk said.", "The border was open"),
        ("The border was open, Minsk said, Radio Nord reports.", "The border was open"),
        ("The border was open, Minsk said on Monday, March 3.", "The border was open"),
        ("(Nord) The border was open, Minsk said.", "The border was open"),
        ("Minsk condemned the raid, Ana Horvat alleging help from abroad.", "the raid"),
        ("Minsk denounced “cruel” raids and Ana Horvat a crime.", "“cruel” raids"),
        ("Minsk denied any were there and Oslo closed the road.", "any were there"),
        ("Minsk warned of “grave trouble” and left for Oslo.", "of “grave trouble”"),
        ("Minsk says night strike on port killed two", "night strike on port killed two"),
        ("Minsk said Monday night the port was closed.", "the port was closed"),
        ("No smoke over the port, cargo moved beforehand: officials", "No smoke over the port, cargo moved beforehand"),
        ("The border was open, Minsk said as lorries queued for the third day.", "The border was open"),
        ("“The border is open,” the city’s mayor said while visiting Oslo.", "The border is open"),
        ("The border was open, Ana Horvat told reporters outside the court.", "The border was open"),
    ],
)
def test_words_end_where_the_reporter_goes_on(text: str, said: str) -> None:
    assert words(only(text)) == said


def test_an_adverbial_behind_one_claim_is_not_what_a_second_source_says() -> None:
    text = "The talks ended without a deal, Ana Horvat confirmed, accusing the rebels of “ruses”, Radio Nord reports."
    found = statements(text)
    assert [each.speaker.words if each.speaker else None for each in found] == ["Ana Horvat"]


def test_denials_and_hedges_are_told_from_plain_statements() -> None:
    assert only("Minsk denied closing the border.").stance is Stance.DENIAL
    assert only("Minsk called the report a lie.").stance is Stance.DENIAL
    assert statements("Minsk called the report timely.") == ()
    assert only("The election authority dismissed the claim.").stance is Stance.DENIAL
    assert only("Minsk said it had not closed the border.").stance is Stance.DENIAL
    assert only("“They don't know what they are doing,” Ana Horvat said.").stance is Stance.PLAIN
    assert only("“We have not closed the border,” Ana Horvat said.").stance is Stance.DENIAL
    assert only("“We have never seen waves like these,” Ana Horvat said.").stance is Stance.PLAIN
    assert only("Minsk said it did not know who closed the border.").stance is Stance.PLAIN
    assert only("“I'm not sure it was closed,” Ana Horvat said.").stance is Stance.PLAIN
    assert only("Minsk said the border might be closed.").stance is Stance.HEDGE
    assert only("Minsk said the border was closed in May.").stance is Stance.PLAIN


@pytest.mark.parametrize("language", ["ja", "pl", None, ""])
def test_of_an_unsupported_language_no_speaker_is_named(language: str | None) -> None:
    text = "“We will go home before the winter comes.” Ana Horvat said so."
    assert [each.speaker for each in statements(text, language)] == [None]


def test_regional_tags_are_their_language() -> None:
    assert speaker("Minsk denied closing the border.", "en-GB") == "Minsk"


def test_what_is_between_two_does_not_end_with_the_first() -> None:
    text = "Officials said a call between Marek Rubin and Sergo Lavin showed Velmar was not ready."
    assert words(only(text)) == "a call between Marek Rubin and Sergo Lavin showed Velmar was not ready"


@pytest.mark.parametrize("when", ["today", "yesterday", "last night", "this morning", "on Monday"])
def test_when_it_was_said_may_stand_before_the_verb(when: str) -> None:
    text = f"Mayor Ann Ek {when} insisted the bridge was safe."
    assert (speaker(text), words(only(text))) == ("Mayor Ann Ek", "the bridge was safe")


def test_a_subject_according_to_somebody_is_no_statement() -> None:
    text = "Norvia's wool exports according to the customs office are not falling."
    assert statements(text) == ()


def test_words_end_before_a_clause_whose_subject_goes_on_with_another_speaker() -> None:
    text = "The mayor said the bridge was closed -- as she and two ministers called for patience."
    first, second = statements(text)
    assert (words(first), words(second)) == ("the bridge was closed", "for patience")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve were held, according to the minister, Jan Horvat.", [("Twelve were held", "the minister")]),
        (
            "en",
            "According to officials, Jan Kovac, 40, died on Monday.",
            [("Jan Kovac, 40, died on Monday", "officials")],
        ),
        ("es", "Doce fueron detenidos, según la ministra, Ana Horvat.", [("Doce fueron detenidos", "la ministra")]),
        ("es", "Según el ministro, Jan Horvat, doce murieron.", [("doce murieron", "el ministro")]),
        ("es", "Según la ONU murieron ocho personas, entre ellas dos niños.", []),
        ("de", "Nach Angaben der Luftwaffe setzte Norvia 20 Drohnen ein, von denen neun abgeschossen wurden.", []),
        (
            "de",
            "Nach Angaben der Polizei wurden drei Menschen verletzt, als das Haus einstürzte.",
            [("wurden drei Menschen verletzt, als das Haus einstürzte", "der Polizei")],
        ),
    ],
)
def test_a_source_ends_where_its_verb_or_its_name_begins(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = [
        (words(each).strip(" .,"), each.speaker.words if each.speaker else "") for each in statements(text, language)
    ]
    assert found == expected

"""The app's own texts, as the server fills them in."""

import pytest
from django.conf import settings
from django.utils.translation import override

from backend.painting.sentences import choosing_hint, outcome, refusal_sentence, turnout
from backend.painting.words import editions, spoken


def test_the_server_knows_every_language_that_it_offers() -> None:
    assert list(editions()) == [language for language, _ in settings.LANGUAGES]


def test_who_reads_none_of_them_is_spoken_to_in_english() -> None:
    with override("fr"):
        assert spoken().language == "en"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "0 people have voted"), ("en", 1, "1 person has voted"),
        ("en", 1204, "1,204 people have voted"),
        ("de", 1, "1 Person hat abgestimmt"), ("de", 1204, "1.204 Personen haben abgestimmt"),
        ("ar", 2, "صوّت شخصان"), ("ar", 1203, "صوّت 1,203 أشخاص"), ("ar", 1211, "صوّت 1,211 شخصًا"),
    ],
)  # fmt: skip
def test_a_number_takes_its_form(language: str, number: int, said: str) -> None:
    words = editions()[language]
    assert words.counted(words["voted"], number) == said


def test_parts_take_the_form_of_parts() -> None:
    words = editions()["en"]
    assert words.form(words["unit"]["vote"], 0.5) == "votes"
    assert words.form(words["unit"]["vote"], 1.0) == "vote"


@pytest.mark.parametrize(
    ("language", "share", "said"),
    [
        ("en", 0.5, "50%"), ("en", 0.004, "0.4%"), ("en", 0.996, "99.6%"), ("en", 1, "100%"),
        ("de", 0.004, "0,4\u00a0%"), ("ar", 0.5, "50\u200e%\u200e"),
    ],
)  # fmt: skip
def test_a_share_is_whole_but_at_its_ends(language: str, share: float, said: str) -> None:
    assert editions()[language].percent(share) == said


def test_names_keep_their_direction_and_stand_in_a_list() -> None:
    english, arabic = editions()["en"], editions()["ar"]
    assert [english.listed(list("abcd"[:count])) for count in (1, 2, 3)] == ["a", "a and b", "a, b, and c"]
    assert arabic.listed(["Tea", "شاي"]) == "\u2068Tea\u2069 و\u2068شاي\u2069"


def tally(**given: object) -> dict[str, object]:
    """A closed poll's tally."""
    return {"provisional": False, "headline": None, "tied": False, "winners": [{"label": "Tee"}]} | given


def test_an_outcome_is_said_in_the_readers_own_words() -> None:
    several = [{"label": "Tee"}, {"label": "{}"}]
    with override("de"):
        assert outcome(tally(headline="Tee wins with most votes.")) == "Tee gewinnt."
        assert outcome(tally(winners=several)) == "Tee und {} gewinnen."
        assert outcome(tally(winners=several, tied=True)) == "Gleichstand zwischen Tee und {}."
        assert (
            turnout({"turnout": 3, "blank": 1}, by_groups=False)
            == "3 Personen haben abgestimmt, davon 1 leer"
        )
        assert choosing_hint(2, 3, 5) == "Wähle 2 bis 3."
    with override("en"):
        assert outcome(tally(headline="Tea wins with most votes.")) == "Tea wins with most votes."


def test_a_refusal_carries_the_servers_words_where_the_input_has_to_change() -> None:
    refusal = {"code": "INVALID_MARKS", "message": "{}# is wrong", "retryAfterSeconds": None}
    with override("de"):
        assert refusal_sentence(refusal) == "So passt der Stimmzettel noch nicht: {}# is wrong"
        late = {"code": "RATE_LIMITED", "message": "", "retryAfterSeconds": 1}
        assert refusal_sentence(late).endswith("Versuch es in 1 Sekunde noch einmal.")

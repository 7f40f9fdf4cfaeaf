"""Rules: the usual ones, those that a host may set, and what is refused where."""

import pytest

from tests.voting.methods.elections import APPROVAL, SINGLE_CHOICE
from tests.voting.people import refused
from voting.methods import METHODS, Method, Rules, method_named

METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())


def test_a_single_choice_is_one_option_and_one_winner() -> None:
    assert SINGLE_CHOICE.rules({}, 4) == Rules(min_choices=1, max_choices=1, seats=1)


def test_an_approval_lets_choose_from_one_to_all_options() -> None:
    assert APPROVAL.rules({}, 4) == Rules(min_choices=1, max_choices=4, seats=1)


def test_an_approval_keeps_what_the_host_sets() -> None:
    given = {"min_choices": 2, "max_choices": 3, "seats": 2, "ties": "SHARED"}
    assert APPROVAL.rules(given, 4) == Rules(min_choices=2, max_choices=3, seats=2)


@METHOD
def test_a_rule_given_as_none_is_the_usual_one(method: Method) -> None:
    nothing = dict.fromkeys(("min_choices", "max_choices", "max_ranks", "budget", "seats", "ties"))
    assert method.rules(nothing, 4) == method.rules({}, 4)


@METHOD
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("max_ranks", "maxRanks"),
        ("min_score", "minScore"),
        ("max_score", "maxScore"),
        ("budget", "budget"),
        ("unranked", "unranked"),
    ],
)
def test_a_rule_of_another_method_is_refused_rather_than_ignored(
    method: Method, name: str, shown: str
) -> None:
    with refused("INVALID_INPUT", "rules", shown):
        method.rules({name: 1}, 4)


@METHOD
def test_a_lot_is_not_drawn(method: Method) -> None:
    with refused("INVALID_INPUT", "rules", "ties"):
        method.rules({"ties": "LOT"}, 4)


@METHOD
@pytest.mark.parametrize("value", [0, -1, 5, 2**31, True, 1.0, "1"])
@pytest.mark.parametrize(
    ("name", "shown"), [("min_choices", "minChoices"), ("max_choices", "maxChoices"), ("seats", "seats")]
)
def test_a_number_beyond_the_options_is_refused(method: Method, name: str, shown: str, value: object) -> None:
    with refused("INVALID_INPUT", "rules", shown):
        method.rules({name: value}, 4)


@pytest.mark.parametrize("name", ["min_choices", "max_choices", "seats"])
def test_a_single_choice_stays_single(name: str) -> None:
    with refused("INVALID_INPUT"):
        SINGLE_CHOICE.rules({name: 2}, 4)


def test_fewest_above_most_is_refused() -> None:
    with refused("INVALID_INPUT", "rules", "minChoices"):
        APPROVAL.rules({"min_choices": 3, "max_choices": 2}, 4)


@METHOD
def test_rules_come_back_from_the_store_as_they_went(method: Method) -> None:
    rules = method.rules({}, 4)
    assert Rules(**rules.as_json()) == rules  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["CONDORCET", "STAR", "", "single_choice", "__class__"])
def test_a_method_that_is_not_built_is_refused(name: str) -> None:
    with refused("INVALID_INPUT", "method"):
        method_named(name)

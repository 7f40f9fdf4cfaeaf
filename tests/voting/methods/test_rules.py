"""Rules: the usual ones, those that a host may set, and what is refused where."""

from dataclasses import fields

import pytest

from tests.voting.methods.elections import APPROVAL, SINGLE_CHOICE
from tests.voting.people import refused
from voting.methods import METHODS, Method, Rules, method_named
from voting.methods.rules import in_camel_case

METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
ALL_RULES = {field.name for field in fields(Rules)}
KNOWN = {
    "SINGLE_CHOICE": {"min_choices", "max_choices"},
    "APPROVAL": {"min_choices", "max_choices"},
    "INSTANT_RUNOFF": {"max_ranks"},
    "SINGLE_TRANSFERABLE_VOTE": {"max_ranks"},
    "CONDORCET": {"max_ranks", "unranked"},
    "BORDA": {"max_ranks", "unranked"},
    "SCORE": {"min_score", "max_score"},
    "STAR": {"min_score", "max_score"},
    "POINTS": {"budget"},
    "QUADRATIC": {"budget", "min_score"},
}
ONE_WINNER = ("SINGLE_CHOICE", "INSTANT_RUNOFF", "STAR")
USUAL = {
    "SINGLE_CHOICE": Rules(min_choices=1, max_choices=1),
    "APPROVAL": Rules(min_choices=1, max_choices=4),
    "INSTANT_RUNOFF": Rules(max_ranks=4),
    "SINGLE_TRANSFERABLE_VOTE": Rules(max_ranks=4),
    "CONDORCET": Rules(max_ranks=4, unranked="LAST"),
    "BORDA": Rules(max_ranks=4, unranked="LAST"),
    "SCORE": Rules(min_score=0, max_score=5),
    "STAR": Rules(min_score=0, max_score=5),
    "POINTS": Rules(budget=10),
    "QUADRATIC": Rules(budget=100, min_score=0),
}


def test_every_method_is_offered() -> None:
    assert set(METHODS) == set(KNOWN)


@pytest.mark.parametrize("name", METHODS)
def test_what_is_left_out_is_usual(name: str) -> None:
    assert method_named(name).rules({}, 4) == USUAL[name]


def test_of_more_than_ten_options_six_are_ranked_by_runoffs() -> None:
    for name in ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"):
        assert [METHODS[name].rules({}, options).max_ranks for options in (10, 11, 100)] == [10, 6, 6]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("APPROVAL", {"min_choices": 2, "max_choices": 3, "seats": 2}),
        ("INSTANT_RUNOFF", {"max_ranks": 2, "ties": "LOT"}),
        ("SINGLE_TRANSFERABLE_VOTE", {"max_ranks": 3, "seats": 4}),
        ("CONDORCET", {"max_ranks": 1, "unranked": "NO_OPINION", "seats": 2}),
        ("BORDA", {"max_ranks": 4, "unranked": "LAST", "ties": "LOT"}),
        ("SCORE", {"min_score": -5, "max_score": 5, "seats": 3}),
        ("STAR", {"min_score": 1, "max_score": 10, "ties": "LOT"}),
        ("POINTS", {"budget": 1, "seats": 2}),
        ("QUADRATIC", {"budget": 25, "min_score": -5}),
    ],
)
def test_what_the_host_sets_is_kept(name: str, given: dict[str, object]) -> None:
    rules = METHODS[name].rules(given, 4)
    assert {rule: getattr(rules, rule) for rule in given} == given


@METHOD
def test_a_rule_given_as_none_is_the_usual_one(method: Method) -> None:
    assert method.rules(dict.fromkeys(ALL_RULES), 4) == method.rules({}, 4)


@pytest.mark.parametrize("name", METHODS)
def test_a_rule_of_another_method_is_refused_rather_than_ignored(name: str) -> None:
    for rule in ALL_RULES - KNOWN[name] - {"seats", "ties"}:
        with refused("INVALID_INPUT", "rules", in_camel_case(rule)):
            METHODS[name].rules({rule: 1}, 4)


@METHOD
def test_ties_are_shared_or_drawn_by_lot(method: Method) -> None:
    assert method.rules({"ties": "LOT"}, 4).ties == "LOT"
    for wrong in ("lot", "", 1, True, ["LOT"]):
        with refused("INVALID_INPUT", "rules", "ties"):
            method.rules({"ties": wrong}, 4)


def test_unranked_means_what_the_method_can_count() -> None:
    with refused("INVALID_INPUT", "rules", "unranked"):
        METHODS["BORDA"].rules({"unranked": "NO_OPINION"}, 4)
    with refused("INVALID_INPUT", "rules", "unranked"):
        METHODS["CONDORCET"].rules({"unranked": "FIRST"}, 4)


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("value", [0, -1, 5, 2**31, True, 1.0, "1"])
def test_a_number_beyond_the_options_is_refused(name: str, value: object) -> None:
    for rule in (KNOWN[name] & {"min_choices", "max_choices", "max_ranks"}) | {"seats"}:
        with refused("INVALID_INPUT", "rules", in_camel_case(rule)):
            METHODS[name].rules({rule: value}, 4)


@pytest.mark.parametrize("name", ["SCORE", "STAR", "POINTS", "QUADRATIC"])
@pytest.mark.parametrize("value", [-1_000_001, 1_000_001, 2**31, True, 1.0, "1"])
def test_a_score_or_budget_beyond_all_measure_is_refused(name: str, value: object) -> None:
    for rule in KNOWN[name]:
        with refused("INVALID_INPUT", "rules", in_camel_case(rule)):
            METHODS[name].rules({rule: value}, 4)


@pytest.mark.parametrize("given", [{"min_score": 5}, {"max_score": 0}, {"min_score": 3, "max_score": 2}])
@pytest.mark.parametrize("name", ["SCORE", "STAR"])
def test_scores_need_more_than_one_step(name: str, given: dict[str, object]) -> None:
    with refused("INVALID_INPUT", "rules", "minScore"):
        METHODS[name].rules(given, 4)


@pytest.mark.parametrize("name", ONE_WINNER)
def test_a_method_for_one_winner_has_one_seat(name: str) -> None:
    with refused("INVALID_INPUT", "rules", "seats"):
        METHODS[name].rules({"seats": 2}, 4)


@pytest.mark.parametrize("name", ["min_choices", "max_choices"])
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


@pytest.mark.parametrize("name", ["SCHULZE", "", "single_choice", "__class__"])
def test_a_method_that_does_not_exist_is_refused(name: str) -> None:
    with refused("INVALID_INPUT", "method"):
        method_named(name)

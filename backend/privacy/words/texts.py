"""The texts of the page of privacy. `{…}` stands for this installation's own numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# What it is for, and how long it is kept.
Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language. kept, later: how long a vote names its voter, by KEEP_VOTERS_DAYS."""

    title: str
    lead: str
    responsible: str
    responsible_named: str
    yours: str
    yours_lead: str
    download: str
    erase_lead: str
    erase_votes: tuple[str, ...]
    sure: str
    erase: str
    nobody: str
    say_sure: str
    no_cookies: str
    only_host: str
    staff: str
    erased: str
    erased_all: str
    erased_but: str
    go_on: str
    cookies_title: str
    cookies_lead: str
    browser_title: str
    browser_lead: str
    fields_title: str
    fields_lead: str
    never_title: str
    never: tuple[str, ...]
    programs_title: str
    programs_lead: str
    kept: Callable[[int], str]
    later: Callable[[int], str]
    cookies: Mapping[str, Told]
    browser: Mapping[str, Told]
    fields: Mapping[str, Told]

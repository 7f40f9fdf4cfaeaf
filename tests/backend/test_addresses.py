"""Whose budget a request draws on."""

import pytest

from backend.addresses import address_of

COUNTED_AS = {
    "192.0.2.7": "192.0.2.7",
    "::ffff:192.0.2.7": "192.0.2.7",
    "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
    "2001:db8:1:2:ffff::1": "2001:db8:1:2::/64",
    "2001:db8:1:3::1": "2001:db8:1:3::/64",
    "fe80::1%eth0": "fe80::/64",
    "": "",
    "x" * 10_000: "x" * 64,
}


@pytest.mark.parametrize(("host", "counted_as"), COUNTED_AS.items(), ids=lambda text: text[:20])
def test_an_address_counts_as_itself_and_of_ipv6_its_network(host: str, counted_as: str) -> None:
    assert address_of({"client": (host, 1)}) == counted_as


def test_a_local_socket_has_no_address() -> None:
    assert address_of({"client": None}) == address_of({}) == ""

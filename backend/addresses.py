"""Where requests come from, as far as budgets and caps care: never stored, never logged, never identity."""

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from django.http import HttpRequest


def address_of(scope: Mapping[str, Any]) -> str:
    """The sender's address; of IPv6 the network of 64 bits, which one household or phone has to itself.

    What a proxy in front says of it has been read by the server, if the proxy is one of TRUSTED_PROXIES.
    """
    client = scope.get("client")
    return _counted_as(client[0]) if client else ""


def address_of_request(request: HttpRequest) -> str:
    """The sender's address as Django's own handler knows it; counted alike."""
    return _counted_as(request.META.get("REMOTE_ADDR", ""))


@lru_cache(8192)
def _counted_as(host: str) -> str:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host[:64]
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, 64), strict=False))
    return str(address)

"""What a policy makes of an event's properties, nested ones too."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any, Final

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.privacy.policy import Policy

_ADDRESS_NAMES: Final = frozenset(("ip", "$ip", "ip_address", "ipaddress", "client_ip", "remote_addr", "remote_address", "x-forwarded-for", "x_forwarded_for"))
"""Properties that hold the sender's address by what they are called; of others only the rules of detection and names are asked."""

_PREFIXES: Final = {4: 24, 6: 48}
_MIN_DETECTED_NUMBER: Final = 10**11


class PropertyTreatment:
    """Applies a policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._address_action = policy.action("ip")

    def apply(self, properties: dict[str, Any]) -> dict[str, Any]:
        """The properties that are kept of an event; the same object when all are, as they are."""
        policy, kept = self._policy, properties
        if policy.kept:
            kept = {name: value for name, value in properties.items() if self._is_kept(name)}
        return self._object(kept, "")

    def _is_kept(self, name: str) -> bool:
        policy = self._policy
        if policy.kept.find(name) or policy.hashed.find(name) or policy.encrypted.find(name):
            return True
        policy.tally[policy.kept.first_id] += 1
        return False

    def _object(self, entries: dict[str, Any], path: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        is_same = True
        for name, value in entries.items():
            inner = f"{path}{PATH_SEPARATOR}{name}" if path else name
            dropped = self._policy.dropped.find(inner)
            if dropped is not None:
                self._policy.tally[dropped.id] += 1
                is_same = False
                continue
            clean_name, clean = self._policy.masked_name(name), self._value(value, inner)
            if clean is None and value is not None:
                is_same = False
                continue
            made[clean_name] = clean
            is_same = is_same and clean is value and clean_name is name
        return entries if is_same else made

    def _value(self, value: Any, path: str) -> Any:
        policy = self._policy
        if value is None:
            return None
        hashed = policy.hashed.find(path)
        if hashed is not None:
            policy.tally[hashed.id] += 1
            return policy.pseudonym.of_value(value)
        encrypted = policy.encrypted.find(path)
        if encrypted is not None:
            policy.tally[encrypted.id] += 1
            return policy.cipher.close(value)
        return self._unmarked(value, path)

    def _unmarked(self, value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return self._object(value, path)
        if isinstance(value, list):
            made = [self._unmarked(item, path) for item in value]
            return value if all(new is old for new, old in zip(made, value, strict=True)) else made
        if self._address_action is not None and isinstance(value, str) and path.rpartition(PATH_SEPARATOR)[2].casefold() in _ADDRESS_NAMES:
            return self._address(value)
        return self._detected(value)

    def _detected(self, value: Any) -> Any:
        policy = self._policy
        if not policy.masked:
            return value
        if isinstance(value, str):
            return policy.masked_text(value)
        if type(value) is not int or value < _MIN_DETECTED_NUMBER:
            return value
        text = str(value)
        clean = policy.masked_text(text)
        return clean if clean != text else value

    def _address(self, value: str) -> str | None:
        self._policy.count("ip")
        if self._address_action == "drop":
            return None
        return ", ".join(filter(None, (truncated(part.strip()) for part in value.split(",")))) or None


def truncated(text: str) -> str:
    """The network of an address: /24 of IPv4, /48 of IPv6; "" for what is no address."""
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    mapped = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{mapped}/{_PREFIXES[mapped.version]}", strict=False).network_address)

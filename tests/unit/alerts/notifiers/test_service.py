from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from tests.unit.alerts.notifiers.letters import fact, letter

from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.alerts.notifiers.service import SERVICES, ServiceNotifier, ServiceSettings, quiet
from tidegauge.core.errors import InvalidInput
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # by one of the library's plugins

SERVICE = ServiceNotifier()
MEANS = Means(OutboundClient(Guard()), None)
FLOW = "643e69f83c8944438d68119179a10a64"
SLACK = "T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
DISCORD = "000000000000000000/" + "a" * 64
ADDRESSES = {
    f"slack://{SLACK}/#general": ("slack", "hooks.slack.com"),
    f"https://hooks.slack.com/services/{SLACK}": ("slack", "hooks.slack.com"),
    "slack://xoxb-1234-1234-abc124/#general": ("slack", "slack.com"),
    f"workflows://prod-12.westeurope.logic.azure.com:443/{FLOW}/KODuebWbDGYFr0z0eu": ("workflows", "prod-12.westeurope.logic.azure.com"),
    f"https://prod-12.westeurope.logic.azure.com:443/workflows/{FLOW}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&sig=KODue": (
        "workflows",
        "prod-12.westeurope.logic.azure.com",
    ),
    f"discord://{DISCORD}": ("discord", "discord.com"),
    f"https://discord.com/api/webhooks/{DISCORD}": ("discord", "discord.com"),
    "tgram://123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/12315544/": ("tgram", "api.telegram.org"),
    "gchat://workspace/key/token": ("gchat", "chat.googleapis.com"),
    "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=K&token=T": ("gchat", "chat.googleapis.com"),
    "wxteams://" + "a" * 80: ("wxteams", "api.ciscospark.com"),
    "line://tokenabcdefg=/U1234567890": ("line", "api.line.me"),
    "ntfys://topic": ("ntfys", "ntfy.sh"),
    f"pover://{'u' * 30}@{'a' * 30}": ("pover", "api.pushover.net"),
    "pbul://" + "a" * 32: ("pbul", "api.pushbullet.com"),
    f"pagerduty://{'i' * 20}@{'a' * 20}": ("pagerduty", "events.pagerduty.com"),
    f"twilio://AC{'a' * 32}:{'b' * 32}@15551234567/15557654321": ("twilio", "api.twilio.com"),
    f"vonage://AC{'a' * 6}:{'b' * 16}@15551234567/15557654321": ("vonage", "rest.nexmo.com"),
    "clicksend://user:pass@15551234567": ("clicksend", "rest.clicksend.com"),
    f"msgbird://{'a' * 25}/15551234567/15557654321": ("msgbird", "rest.messagebird.com"),
    f"plivo://{'a' * 25}@{'b' * 40}/15551234567/15557654321": ("plivo", "api.plivo.com"),
    "bulksms://user:pass@15551234567": ("bulksms", "api.bulksms.com"),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that are looked up; none of them is found."""
    names: list[str] = []

    def getaddrinfo(host: Any, *args: Any, **more: Any) -> Any:
        names.append(str(host))
        raise socket.gaierror("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return names


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What a log at its finest level gets to see."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.mark.req("F3")
@pytest.mark.hostile(195)
@pytest.mark.parametrize("url", ADDRESSES)
async def test_a_service_is_asked_at_its_own_host_and_no_other(url: str, asked: list[str], logged: list[str]) -> None:
    scheme, host = ADDRESSES[url]
    assert await SERVICE.check(ServiceSettings(url), MEANS) == SERVICES[scheme].title
    assert asked == []
    with pytest.raises(Undelivered, match="did not take the message") as caught:
        await SERVICE.send(ServiceSettings(url), letter(picture=b"x"), MEANS)
    assert set(asked) == {host}
    secrets = [part for part in url.partition("://")[2].replace("?", "/").replace(":", "/").replace("@", "/").split("/") if len(part) >= 16]
    assert [secret for secret in secrets if secret in caught.value.text + "".join(logged) and secret != host] == []


def test_every_service_is_proven() -> None:
    assert {scheme for scheme, _ in ADDRESSES.values()} == set(SERVICES)


@pytest.mark.hostile(85, 86, 88)
@pytest.mark.parametrize(
    "url",
    [
        *(
            "json://127.0.0.1",
            "jsons://example.com/",
            "xml://10.0.0.1/",
            "form://x",
            "mailto://a:b@example.com",
            "file:///etc/passwd",
            "memory://x",
            "syslog://",
        ),
        *("apprise://host/token", "gotify://host/token", "mmost://host/token", "matrix://host", "mqtt://host", "windows://", "dbus://", "rsyslog://10.0.0.1"),
        *("ntfy://topic", "ntfys://10.0.0.1/topic", "ntfys://evil.example/topic", "ntfys://user:pass@ntfy.sh/topic", "tgram://127.0.0.1:8080/x/1"),
        *(
            f"workflows://127.0.0.1:443/{FLOW}/sig",
            f"workflows://a.logic.azure.com.evil.example/{FLOW}/sig",
            f"workflows://u:p@a.logic.azure.com:8080/{FLOW}/sig",
        ),
        *(
            f"workflows://evil.example#.logic.azure.com/{FLOW}/sig",
            f"slack://{SLACK}?redirect=yes",
            f"slack://{SLACK}?verify=no",
            f"slack://{SLACK}%3Fverify=no/#x",
        ),
        *(
            f"https://hooks.slack.com/services/{SLACK}?redirect=yes",
            f"https://hooks.slack.com/services/{SLACK}?verify=no",
            "https://example.com/services/a/b/c",
        ),
        *(
            f"https://hooks.slack.com.evil.example/services/{SLACK}",
            f"https://discord.com@evil.example/api/webhooks/{DISCORD}",
            f"http://hooks.slack.com/services/{SLACK}",
        ),
        *(f"https://a.logic.azure.com.evil.example/workflows/{FLOW}/triggers/manual/paths/invoke?sig=a", f"slack://{SLACK}, json://127.0.0.1", "slack://", "x"),
        *(f"https://discord.com/api/webhooks/{DISCORD}?rto=100000", f"slack://{SLACK}#?verify=no", f"slack://{SLACK}/#c?verify=no"),
        *(f"slack://{SLACK}/#one/#two", "tgram://123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/1/2/", "clicksend://user:pass@15551234567/15551234568"),
        f"https://prod.logic.azure.com/workflows/{FLOW}/triggers/manual/paths/invoke?api-version=1&sp=a&sv=1&sig=KODue&redirect=yes",
    ],
)
async def test_no_address_leads_anywhere_else(url: str, asked: list[str]) -> None:
    with pytest.raises(InvalidInput, match="url:"):
        await SERVICE.check(ServiceSettings(url), MEANS)
    with pytest.raises(Undelivered) as caught:
        await SERVICE.send(ServiceSettings(url), letter(), MEANS)
    assert caught.value.is_final
    assert asked == []


@pytest.mark.hostile(84)
@pytest.mark.parametrize("text", ["<!channel>", "<!here|x>", "@here", "@everyone", "<@U123>", "<@&99>", "<#C1>", "[click](https://evil.example)", "a@@here"])
async def test_what_events_say_mentions_nobody(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Slack would be sent: the request is caught where it would leave."""
    import requests

    sent: list[str] = []

    def send(self: Any, request: Any, **more: Any) -> Any:
        sent.append(str(request.body if isinstance(request.body, str) else request.body.decode()).encode().decode("unicode_escape"))
        raise requests.ConnectionError("caught")

    monkeypatch.setattr(requests.Session, "send", send)
    with pytest.raises(Undelivered):
        await SERVICE.send(ServiceSettings(f"slack://{SLACK}/#general"), letter(fact(name=text, line=text, group={text: text}, description=text)), MEANS)
    assert len(sent) == 1
    assert text not in sent[0]


def test_words_of_no_harm_stay_as_they_are() -> None:
    assert quiet("a < b and c > d, 5 @ 3, [x] (y)") == "a < b and c > d, 5 @ 3, [x] (y)"

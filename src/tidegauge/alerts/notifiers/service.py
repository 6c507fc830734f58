"""Messages by chat and text-message services, through Apprise: only those whose server is theirs and fixed."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Annotated, Any, Final, NamedTuple, cast
from urllib.parse import parse_qsl, urlsplit

import msgspec
from msgspec import Meta

from tidegauge.alerts.notices.message import Letter, written
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.core.errors import ErrorDetail, InvalidInput, Unavailable

TIMEOUT_S: Final = 60.0
THREADS: Final = 8


class Service(NamedTuple):
    """A service that messages may go to. `plugin`: the class of Apprise that talks to it; `is_fixed`: whether it would talk to nobody else."""

    title: str
    plugin: str
    takes_picture: bool = False
    is_fixed: Callable[[Any], bool] = lambda plugin: True


def _is_cloud(plugin: Any) -> bool:
    """ntfy: a topic of ntfy.sh, not of a server that somebody named."""
    return str(plugin.mode) == "cloud"


def _is_microsoft(plugin: Any) -> bool:
    """Power Automate gives every flow a host of its own under these."""
    host = str(plugin.host or "").lower()
    return host.endswith((".logic.azure.com", ".api.powerplatform.com", ".logic.azure.us")) and plugin.port in (None, 443) and bool(plugin.verify_certificate)


SERVICES: Final[dict[str, Service]] = {
    "slack": Service("Slack", "NotifySlack"),
    "workflows": Service("Microsoft Teams", "NotifyWorkflows", is_fixed=_is_microsoft),
    "discord": Service("Discord", "NotifyDiscord", takes_picture=True),
    "tgram": Service("Telegram", "NotifyTelegram", takes_picture=True),
    "gchat": Service("Google Chat", "NotifyGoogleChat"),
    "wxteams": Service("Webex", "NotifyWebexTeams"),
    "line": Service("LINE", "NotifyLine"),
    "ntfys": Service("ntfy.sh", "NotifyNtfy", is_fixed=_is_cloud),
    "pover": Service("Pushover", "NotifyPushover", takes_picture=True),
    "pbul": Service("Pushbullet", "NotifyPushBullet"),
    "pagerduty": Service("PagerDuty", "NotifyPagerDuty"),
    "twilio": Service("Twilio (text messages)", "NotifyTwilio"),
    "vonage": Service("Vonage (text messages)", "NotifyVonage"),
    "clicksend": Service("ClickSend (text messages)", "NotifyClickSend"),
    "msgbird": Service("MessageBird (text messages)", "NotifyMessageBird"),
    "plivo": Service("Plivo (text messages)", "NotifyPlivo"),
    "bulksms": Service("BulkSMS (text messages)", "NotifyBulkSMS"),
}
_WEB_ADDRESSES: Final = re.compile(
    r"https://(hooks\.slack\.com|discord\.com|discordapp\.com|chat\.googleapis\.com|[a-z0-9.-]+\.(logic\.azure\.com|api\.powerplatform\.com))(:443)?/"
)
_QUERY: Final = {"api-version", "sp", "sv", "sig", "tenantId", "environmentId", "key", "token", "threadKey"}
"""What the services themselves write behind the question mark; the library takes options there too."""

_FORBIDDEN: Final = re.compile(r"[\x00-\x20\x7f\\]")
_MENTION: Final = re.compile(r"([@<])(?=[!@#\w&])|(\])(?=\()")


class ServiceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`url`: the service's own webhook address (Slack, Discord, Teams, Google Chat), or one in Apprise's form, such as `tgram://token/chat`."""

    url: Annotated[str, Meta(min_length=1, max_length=1_000)]


class ServiceNotifier:
    """Apprise is loaded when the first channel of this kind is saved or used."""

    settings = ServiceSettings
    secrets = ("url",)

    async def check(self, settings: msgspec.Struct, means: Means) -> str:
        return (await asyncio.to_thread(_open, cast(ServiceSettings, settings).url))[0].title

    async def send(self, settings: msgspec.Struct, letter: Letter, means: Means) -> None:
        url = cast(ServiceSettings, settings).url
        try:
            async with means.services.of(_scheme(url)).guard(), asyncio.timeout(TIMEOUT_S):
                await asyncio.get_running_loop().run_in_executor(_threads(), _send, url, letter)
        except Unavailable as error:
            raise Undelivered("The service did not answer lately; it is tried again later.", retry_after_s=error.retry_after_s) from None
        except TimeoutError:
            raise Undelivered(f"The service did not answer within {TIMEOUT_S:g} s.") from None
        except InvalidInput as error:
            raise Undelivered(error.message, is_final=True) from None


@cache
def _threads() -> ThreadPoolExecutor:
    """Apprise waits for services with its thread: those of everybody else are not taken by it."""
    return ThreadPoolExecutor(THREADS, "apprise")


def _scheme(url: str) -> str:
    """Which service it is: for a web address its host."""
    scheme, _, rest = url.partition("://")
    return scheme if scheme in SERVICES else rest.partition("/")[0].lower()


def quiet(text: str) -> str:
    """Text of which no service makes a mention or a link: what could begin one is followed by a space that nobody sees."""
    return _MENTION.sub(lambda match: match[0] + "\u200b", text)


def _open(url: str) -> tuple[Service, Any]:
    """The service of an address and what talks to it. Raises InvalidInput for any that could lead elsewhere."""
    scheme = url.partition("://")[0].lower()
    is_web = _WEB_ADDRESSES.match(url) is not None
    if _FORBIDDEN.search(url) or not (is_web or scheme in SERVICES):
        known = ", ".join(f"{name}://" for name in SERVICES)
        raise _wrong(f"must be the webhook address of Slack, Discord, Google Chat or Teams, or begin with one of {known}")
    options = {name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    if "%3f" in url.lower() or url.count("?") > (1 if is_web else 0) or not options <= _QUERY:
        raise _wrong("has an option after the question mark that is not taken")
    import apprise

    asset = apprise.AppriseAsset(http_redirects=False, secure_logging=True, app_id="Tidegauge", app_desc="Tidegauge", image_url_mask="", image_url_logo="")
    with _Heard():
        plugin = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    found = next((one for one in SERVICES.values() if plugin is not None and type(plugin).__name__ == one.plugin), None)
    if plugin is None or found is None or not found.is_fixed(plugin) or plugin.redirects or not plugin.verify_certificate:
        raise _wrong(f"is no complete address of {SERVICES[scheme].title if scheme in SERVICES else 'the service'}")
    if len(plugin) > 1:
        raise _wrong("names several receivers: one that fails would have the others told again; add a channel for each")
    return found, plugin


def _send(url: str, letter: Letter) -> None:
    service, plugin = _open(url)
    from apprise import AppriseAttachment
    from apprise.attachment.memory import AttachMemory

    title, text = written(letter, quiet)
    pictures = None
    if service.takes_picture and letter.picture is not None:
        pictures = AppriseAttachment()
        pictures.add(AttachMemory(letter.picture, name="chart.png", mimetype="image/png"))  # type: ignore[no-untyped-call]
    with _Heard() as heard:
        try:
            is_taken = plugin.notify(body=text, title=title, attach=pictures, body_format="text")
        except Exception as error:  # noqa: BLE001 - catch-all: what a plug-in of the library raises is not known
            raise Undelivered(f"{service.title} could not be asked ({type(error).__name__}).") from None
    if not is_taken:
        raise Undelivered(f"{service.title} did not take the message{heard.status}.")


class _Heard(logging.Handler):
    """Keeps what Apprise says in this thread out of the log, as it may hold a secret; of all of it only a status is passed on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread, self.status = threading.get_ident(), ""

    def __enter__(self) -> _Heard:
        logger = logging.getLogger("apprise")
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        logger.addHandler(self)
        logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)  # its debug lines hold paths, and those tokens
        return self

    def __exit__(self, *args: object) -> None:
        logging.getLogger("apprise").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread and (found := re.search(r"error=(\d{3})\b", record.getMessage())):
            self.status = f" (status {found[1]})"


def _wrong(reason: str) -> InvalidInput:
    return InvalidInput(f"url: {reason}.", details=[ErrorDetail("url", reason)])

"""Where a visit came from, in the field's usual channels, from its utm parameters and referrer."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.field import Field, resolve_field
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

DIRECT: Final = "Direct"

CHANNELS: Final = (
    "Paid search",
    "Paid social",
    "Paid video",
    "Display",
    "Paid other",
    "Email",
    "Affiliates",
    "SMS",
    "Push",
    "Audio",
    "Organic social",
    "Organic video",
    "Organic search",
    "AI assistant",
    "Referral",
    DIRECT,
)
"""Every channel, in the order in which the rules are tried; the first that fits names the visit."""

BY_DICTIONARY: Final = "SETTINGS short_circuit_function_evaluation = 'disable'"
"""At the end of a statement with channels: the rules are looked up once for each different text of a block, which trying one after the other would undo."""

_SEARCH: Final = "google,bing,yahoo,duckduckgo,baidu,yandex,ecosia,naver,seznam,qwant,startpage,brave,kagi,ask,aol,sogou"
_SOCIAL: Final = (
    "facebook,fb,instagram,ig,threads,twitter,x,t,linkedin,lnkd,reddit,pinterest,tiktok,snapchat,line,whatsapp,telegram,discord,quora,vk,weibo,wechat"
    ",mastodon,bluesky,bsky,medium,ycombinator,news.ycombinator"
)
_VIDEO: Final = "youtube,youtu,vimeo,twitch,dailymotion,bilibili"
_ASSISTANT: Final = "chatgpt,openai,perplexity,claude,gemini,copilot,you,deepseek"

_PAID: Final = r"^(.*cp.*|ppc|retargeting|paid.*)$"
_DISPLAY: Final = r"^(display|banner|expandable|interstitial|cpm)$"

UTM_SOURCE, UTM_MEDIUM, REFERRER = (resolve_field(name) for name in ("utm_source", "utm_medium", "referrer"))
CHANNEL_FIELDS: Final[tuple[Field, ...]] = (UTM_SOURCE, UTM_MEDIUM, REFERRER)


def channel_sql(binder: Binder) -> str:
    """The channel of an event as SQL text; see channel_of."""
    source, medium, referrer = (fields.text(field, binder) for field in CHANNEL_FIELDS)
    return channel_of(source, medium, referrer, binder)


def channel_of(source: str, medium: str, referrer: str, binder: Binder) -> str:
    """The channel of these texts as SQL text. The rules are those of Google Analytics' default channel group, with AI assistants apart.

    A source or a referrer's host is looked up by its name without `www.`, `m.`, `l.` and without its ending (`google.co.th` is google).
    """
    medium, source, host = f"lower({medium})", _name_of(f"lower({source})"), _name_of(f"lower({_host(referrer)})")
    is_paid = f"match({medium}, {binder.text(_PAID)})"
    known = {kind: _is_one_of(names, source, host, binder) for kind, names in (("search", _SEARCH), ("social", _SOCIAL), ("video", _VIDEO), ("ai", _ASSISTANT))}
    rules = (
        (f"{is_paid} AND {known['search']}", "Paid search"),
        (f"{is_paid} AND {known['social']}", "Paid social"),
        (f"{is_paid} AND {known['video']}", "Paid video"),
        (f"match({medium}, {binder.text(_DISPLAY)})", "Display"),
        (is_paid, "Paid other"),
        (_says(r"^e[-_ ]?mail$|^newsletter$", medium, source, binder), "Email"),
        (_says("^affiliates?$", medium, "''", binder), "Affiliates"),
        (_says("^sms$", medium, source, binder), "SMS"),
        (_says("push$|mobile|notification", medium, source, binder), "Push"),
        (_says("^audio$|^podcast$", medium, "''", binder), "Audio"),
        (f"{known['social']} OR {_says('^social', medium, chr(39) * 2, binder)}", "Organic social"),
        (f"{known['video']} OR {_says('video', medium, chr(39) * 2, binder)}", "Organic video"),
        (f"{known['search']} OR {_says('^organic$', medium, chr(39) * 2, binder)}", "Organic search"),
        (known["ai"], "AI assistant"),
        (f"{host} != '' OR {source} != '' OR {medium} NOT IN ('', '(none)')", "Referral"),
    )
    tests = ", ".join(f"{test}, {binder.text(name)}" for test, name in rules)
    return f"multiIf({tests}, {binder.text(DIRECT)})"


def _host(referrer: str) -> str:
    """The referrer's host; a referrer without a scheme is its own host."""
    return f"if(position({referrer}, '://') > 0, domain({referrer}), splitByChar('/', toString({referrer}))[1])"


def _name_of(host: str) -> str:
    """`l.facebook.com` -> `facebook`, `google.co.th` -> `google`, `newsletter` as it is."""
    return f"extract(toString({host}), '^(?:www\\\\.|m\\\\.|l\\\\.|lm\\\\.|out\\\\.|search\\\\.|mail\\\\.)?([^.:/]+(?:\\\\.ycombinator)?)')"


def _is_one_of(names: str, source: str, host: str, binder: Binder) -> str:
    listed = binder.texts(names.split(","))
    return f"({source} IN {listed} OR {host} IN {listed})"


def _says(pattern: str, medium: str, source: str, binder: Binder) -> str:
    place = binder.text(pattern)
    return f"match({medium}, {place})" if source == "''" else f"(match({medium}, {place}) OR match({source}, {place}))"

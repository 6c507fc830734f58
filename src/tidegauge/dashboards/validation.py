"""Documents as callers send them, checked as a whole; every complaint says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from tidegauge.analysis.inquiry import analysis_window
from tidegauge.analysis.reading import is_analysis, read_analysis
from tidegauge.contracts.plan import Constant, Expression
from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidInput, InvalidQuery, LimitReached, PayloadTooLarge, TidegaugeError
from tidegauge.core.mismatch import reason_and_place
from tidegauge.core.suggestion import did_you_mean
from tidegauge.core.time_range import zone
from tidegauge.dashboards.document import COLUMNS, Document, Range, Span, Widget
from tidegauge.dashboards.limit import MAX_DOCUMENT_BYTES
from tidegauge.dashboards.variable import Values, bind, defaults
from tidegauge.dashboards.widgets import WIDGETS
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.filter import parse_filters
from tidegauge.query.formula import parse_formula
from tidegauge.query.parse import parse_question
from tidegauge.query.period import parse_window

MAX_DEPTH: Final = 24
_MAX_FOLDERS: Final = 5
_MAX_OPTION_BYTES: Final = 64 * 1024


class Rules:
    """What a document is checked against: the metrics of a project, its zone, and how many widgets are allowed."""

    def __init__(self, catalogue: Catalogue, project: int, timezone: str, now_ms: int, max_widgets: int) -> None:
        self.catalogue, self.project, self.timezone, self.now_ms, self.max_widgets = catalogue, project, timezone, now_ms, max_widgets


def read_document(given: Any) -> Document:
    """A Document from decoded JSON; only its shape is checked. Raises InvalidInput."""
    try:
        return msgspec.convert(given, Document)
    except msgspec.ValidationError as error:
        raise explained(error, Document) from None


def checked_document(document: Document, rules: Rules) -> Document:
    """The same with a clean name, folder and tags. Raises InvalidInput naming the place, LimitReached for too many widgets, PayloadTooLarge."""
    document = _tidied(document)
    if len(document.widgets) > rules.max_widgets:
        raise LimitReached(f"A dashboard has at most {rules.max_widgets} widgets.", details=[ErrorDetail("tabs", f"{len(document.widgets)} widgets")])
    loose = (document.filters, [(widget.options, [query.query for query in widget.queries]) for widget in document.widgets])
    if depth_of(loose) > MAX_DEPTH:
        raise invalid("document", f"nests more than {MAX_DEPTH} deep")
    if len(encoded(document)) > MAX_DOCUMENT_BYTES:
        raise PayloadTooLarge(f"A dashboard's document has at most {MAX_DOCUMENT_BYTES // 1024} KiB.")
    _check_unique((tab.id for tab in document.tabs), "tabs", "tab")
    _check_unique((widget.id for widget in document.widgets), "tabs", "widget")
    _check_unique((variable.name for variable in document.variables), "variables", "variable")
    if isinstance(document.time.timezone, str):
        _placed("time.timezone", zone, document.time.timezone)
    _check_range(document.time.range, "time.range", rules)
    values = defaults(document.variables)
    _placed("filters", parse_filters, bind(document.filters, values))
    for index, tab in enumerate(document.tabs):
        for at, widget in enumerate(tab.widgets):
            check_widget(widget, f"tabs.{index}.widgets.{at}", values, rules)
    return document


def check_widget(widget: Widget, place: str, values: Values, rules: Rules) -> None:
    """Check one widget. Raises InvalidInput."""
    if widget.x + widget.w > COLUMNS:
        raise invalid(f"{place}.w", f"reaches beyond column {COLUMNS}")
    _check_options(widget, place)
    _check_unique((query.id for query in widget.queries), f"{place}.queries", "query")
    for at, query in enumerate(widget.queries):
        _check_question(query.query, f"{place}.queries.{at}.query", values, rules)
    if widget.formulas:
        _check_unique((formula.id for formula in widget.formulas), f"{place}.formulas", "formula")
        for at, formula in enumerate(widget.formulas):
            _check_formula(formula.expression, {query.id for query in widget.queries}, f"{place}.formulas.{at}.expression")
    if widget.time:
        _check_range(widget.time.range, f"{place}.time.range", rules)


def encoded(document: Document) -> bytes:
    """The document as it is kept."""
    return msgspec.json.encode(document)


def explained(error: msgspec.ValidationError, kind: Any, prefix: str = "") -> InvalidInput:
    """msgspec's complaint about what was to be a `kind`, with its place apart."""
    reason, path = reason_and_place(error, kind)
    place = prefix + path.replace("[", ".").replace("]", "")
    return invalid(place.strip(".") or "document", reason.replace("`", "'"))


def invalid(place: str, reason: str) -> InvalidInput:
    """A complaint about one place of a document."""
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])


def _tidied(document: Document) -> Document:
    name = document.name.strip()
    if not name:
        raise invalid("name", "is empty")
    folders = [part.strip() for part in document.folder.split("/") if part.strip()]
    if len(folders) > _MAX_FOLDERS:
        raise invalid("folder", f"is more than {_MAX_FOLDERS} deep")
    tags = tuple(dict.fromkeys(tag.strip() for tag in document.tags if tag.strip()))
    return msgspec.structs.replace(document, name=name, folder="/".join(folders), tags=tags)


def _check_options(widget: Widget, place: str) -> None:
    kind = WIDGETS.get(widget.kind)
    if kind is None:
        raise invalid(f"{place}.kind", f"there is no kind '{widget.kind}'.{did_you_mean(widget.kind, WIDGETS)}".rstrip("."))
    try:
        options = msgspec.convert(widget.options, kind)
    except msgspec.ValidationError as error:
        raise explained(error, kind, f"{place}.options") from None
    if len(msgspec.json.encode(widget.options)) > _MAX_OPTION_BYTES:
        raise invalid(f"{place}.options", f"has more than {_MAX_OPTION_BYTES // 1024} KiB")
    if isinstance(filters := getattr(options, "filters", ()), tuple):
        _placed(f"{place}.options.filters", parse_filters, filters)


def _check_question(given: dict[str, Any], place: str, values: Values, rules: Rules) -> None:
    if given.get("at") is not None:
        raise invalid(f"{place}.at", "a tile is kept without an instant; open the dashboard with ?at= to see it as it was")
    if is_analysis(given):
        _placed(place, _check_analysis, given, values, rules)
        return
    try:
        question = msgspec.convert(given, Question)
    except msgspec.ValidationError as error:
        raise explained(error, Question, place) from None
    question.filters = bind(question.filters, values)
    _placed(place, parse_question, question, rules.project, rules.timezone, rules.catalogue, rules.now_ms)


def _check_analysis(given: dict[str, Any], values: Values, rules: Rules) -> None:
    _, question = read_analysis(given)
    parse_filters(bind(question.filters, values))
    analysis_window(question, question.timezone or rules.timezone, rules.now_ms)


def _check_formula(expression: str, queries: set[str], place: str) -> None:
    def resolve(name: str) -> Expression:
        if name not in queries:
            raise InvalidQuery(f"'{name}' is no query of this widget")
        return Constant(0.0)

    _placed(place, parse_formula, expression, resolve)


def _check_range(range_: Range, place: str, rules: Rules) -> None:
    question = Question("*", from_=range_.from_, to=range_.to) if isinstance(range_, Span) else Question("*", time_window=range_)
    _placed(place, parse_window, question, rules.timezone, rules.now_ms)


def _placed(place: str, check: Any, *given: Any) -> None:
    """Run a check of the query side; its complaints get the place in the document."""
    try:
        check(*given)
    except TidegaugeError as error:
        details = [ErrorDetail(f"{place}.{detail.field}".rstrip("."), detail.reason) for detail in error.details] or [ErrorDetail(place, error.message)]
        raise InvalidInput(f"{place}: {error.message}", details=details) from None


def _check_unique(ids: Iterable[str], place: str, what: str) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise invalid(place, f"the {what} id '{id_}' is there twice")
        seen.add(id_)


def depth_of(node: Any, depth: int = 0) -> int:
    """How deep lists and objects nest, counted no further than one beyond MAX_DEPTH."""
    if depth > MAX_DEPTH:
        return depth
    inner: Iterable[Any] = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
    return max((depth_of(item, depth + 1) for item in inner), default=depth)

"""AI detection quality."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ai_detection import sample
from tidegauge.dashboards.templates.template import Ask, Part, Template, ask, board, named, part, row, trend

_COLOURS: Final = [{"value": 0, "colour": "negative"}, {"value": 80, "colour": "warning"}, {"value": 90, "colour": "positive"}]
_MODELS: Final = named(("Detector 3", "Detector 3", "series-1"), ("Detector 2", "Detector 2", "series-5"), ("Detector Lite", "Detector Lite", "series-3"))
_OUTCOMES: Final = named(
    ("True negative", "True negative", "series-8"), ("True positive", "True positive", "series-1"), ("False positive", "False positive", "series-2"),
    ("False negative", "False negative", "series-7"),
)  # fmt: skip
_RIGHT: Final = [("is_correct", "eq", "true")]
_WRONG: Final = [("is_correct", "eq", "false")]


def _count(outcome: str) -> Ask:
    return ask("detection", outcome, is_hidden=True, where=[("outcome", "eq", outcome)])


def _rate(title: str, expression: str, **options: Any) -> Part:
    """A share of outcomes: A true positive, B false positive, C false negative, D true negative."""
    outcomes = (_count("True positive"), _count("False positive"), _count("False negative"), _count("True negative"))
    return part("gauge", title, *outcomes, formulas=((title, expression),), unit="percent", min=50, decimals=1, thresholds=_COLOURS, **options)


def ai_detection() -> Document:
    """How often the detectors are right, and where they are not."""
    return board(
        "AI detection quality",
        "Accuracy, precision and recall of every model, confidence, and the cases that went wrong.",
        row(
            4,
            _rate("Accuracy", "(A + D) / (A + B + C + D) * 100"),
            _rate("Precision", "A / (A + B) * 100"),
            _rate("Recall", "A / (A + C) * 100"),
            _rate("F1 score", "2 * A / (2 * A + B + C) * 100"),
            part("number", "Detections", trend("detection")),
            part("number", "Time, p95", trend("detection", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
        ),
        row(
            7,
            part(
                "line",
                "Accuracy by model",
                ask("detection", "Right", is_hidden=True, interval="day", group_by=["model"], where=_RIGHT),
                ask("detection", "All", is_hidden=True, interval="day", group_by=["model"]),
                width=8,
                formulas=(("Accuracy", "A / B * 100"),),
                range_="last_28_days",
                unit="percent",
                min=75,
                max=100,
                value_mappings=_MODELS,
            ),
            part("heatmap", "Confusion matrix", ask("detection", group_by=["actual", "predicted"]), width=4, x="predicted", y="actual", show_values=True),
        ),
        row(
            5,
            part(
                "table",
                "Models",
                ask("detection", "Detections", group_by=["model"]),
                ask("detection", "Right", group_by=["model"], is_hidden=True, where=_RIGHT),
                ask("detection", "Mean confidence", aggregation="average", group_by=["model"]),
                ask("detection", "Time, p95", aggregation="p95", value_field="duration_ms", group_by=["model"]),
                width=8,
                formulas=(("Accuracy", "B / A * 100"),),
                columns=[
                    {"key": "model"},
                    {"key": "A", "bar": True},
                    {"key": "F1", "unit": "percent", "decimals": 1},
                    {"key": "C", "decimals": 3},
                    {"key": "D", "unit": "duration_ms"},
                ],
                show_total=True,
            ),
            part("doughnut", "Detections by model", ask("detection", group_by=["model"]), width=4, value_mappings=_MODELS),
        ),
        row(
            7,
            part(
                "stacked",
                "Outcomes",
                ask("detection", interval="day", group_by=["outcome"]),
                width=5,
                mode="percent",
                shape="bars",
                value_mappings=_OUTCOMES,
            ),
            part("radar", "Where mistakes happen", ask("detection", "Mistakes", group_by=["content"], where=_WRONG), width=3),
            part("histogram", "Confidence", ask("detection", aggregation="histogram"), width=4, buckets=25, decimals=2),
        ),
        row(
            7,
            part(
                "feed",
                "Latest mistakes",
                width=8,
                filters=[{"field": "outcome", "operator": "in", "value": ["False positive", "False negative"]}],
                columns=["time", "model", "content", "predicted", "actual", "confidence"],
            ),
            part(
                "horizontal_bar",
                "Share of mistakes by content",
                ask("detection", "Wrong", is_hidden=True, group_by=["content"], where=_WRONG),
                ask("detection", "All", is_hidden=True, group_by=["content"]),
                width=4,
                formulas=(("Mistakes", "A / B * 100"),),
                unit="percent",
                decimals=1,
                good_when="down",
            ),
        ),
        tags=("ai",),
    )


AI_DETECTION: Final = Template(
    key="ai_detection",
    name="AI detection quality",
    description="Accuracy, precision, recall, confusion and confidence by model.",
    needs=("detection",),
    board=ai_detection,
    sample=sample,
)

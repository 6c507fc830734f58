"""AI detection quality."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ai_detection import sample
from tidegauge.dashboards.templates.template import Ask, Part, Template, ask, board, part, row, trend

_COLOURS: Final = [{"value": 0, "colour": "negative"}, {"value": 80, "colour": "warning"}, {"value": 90, "colour": "positive"}]


def _count(outcome: str, label: str = "", **question: Any) -> Ask:
    return ask("detection", label or outcome, is_hidden=True, where=[("outcome", "eq", outcome)], **question)


def _rate(title: str, expression: str, **options: Any) -> Part:
    """A share of outcomes: A true positive, B false positive, C false negative, D true negative."""
    outcomes = (_count("true_positive"), _count("false_positive"), _count("false_negative"), _count("true_negative"))
    return part("gauge", title, *outcomes, formulas=((title, expression),), unit="percent", decimals=1, thresholds=_COLOURS, **options)


def ai_detection() -> Document:
    """How often the detectors are right, and where they are not."""
    return board(
        "AI detection quality",
        "Accuracy, precision and recall of every model, confidence, and the cases that went wrong.",
        row(
            5,
            _rate("Accuracy (%)", "(A + D) / (A + B + C + D) * 100"),
            _rate("Precision (%)", "A / (A + B) * 100"),
            _rate("Recall (%)", "A / (A + C) * 100"),
            _rate("F1 score (%)", "2 * A / (2 * A + B + C) * 100"),
            part("number", "Detections", trend("detection")),
            part("number", "Time, p95", trend("detection", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
        ),
        row(
            7,
            part(
                "line",
                "Accuracy over time (%)",
                ask("detection", "Right", is_hidden=True, interval="day", where=[("is_correct", "eq", "true")]),
                ask("detection", "All", is_hidden=True, interval="day"),
                width=8,
                formulas=(("Accuracy", "A / B * 100"),),
                unit="percent",
                min=70,
                max=100,
            ),
            part("heatmap", "Confusion matrix", ask("detection", group_by=["actual", "predicted"]), width=4, x="predicted", y="actual", show_values=True),
        ),
        row(
            7,
            part(
                "table",
                "Models",
                ask("detection", "Detections", group_by=["model"]),
                ask("detection", "Right", group_by=["model"], is_hidden=True, where=[("is_correct", "eq", "true")]),
                ask("detection", "Mean confidence", aggregation="average", group_by=["model"]),
                ask("detection", "Time, p95", aggregation="p95", value_field="duration_ms", group_by=["model"]),
                width=7,
                formulas=(("Accuracy (%)", "B / A * 100"),),
                columns=[
                    {"key": "model"},
                    {"key": "A", "bar": True},
                    {"key": "F1", "unit": "percent", "decimals": 1},
                    {"key": "C", "decimals": 3},
                    {"key": "D", "unit": "duration_ms"},
                ],
            ),
            part("histogram", "Confidence", ask("detection", aggregation="histogram"), width=5, buckets=25, decimals=2),
        ),
        row(
            7,
            part("stacked", "Outcomes", ask("detection", interval="day", group_by=["outcome"]), width=5, mode="percent", shape="bars"),
            part("radar", "Mistakes by content", ask("detection", group_by=["content"], where=[("is_correct", "eq", "false")]), width=3),
            part("doughnut", "Detections by model", ask("detection", group_by=["model"]), width=4),
        ),
        row(
            7,
            part(
                "feed",
                "Latest mistakes",
                width=8,
                filters=[{"field": "outcome", "operator": "in", "value": ["false_positive", "false_negative"]}],
                columns=["time", "model", "predicted", "actual", "confidence"],
            ),
            part("alert_list", "Alerts", width=4),
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

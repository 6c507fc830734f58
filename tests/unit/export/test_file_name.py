import pytest

from tidegauge.export.file_name import file_name


@pytest.mark.req("I1")
@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Revenue by day", "Revenue-by-day.csv"),
        ("รายได้ ต่อวัน", "รายได้-ต่อวัน.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ('a"; filename="b.exe\r\nX: y', "a-filename-b-exe-X-y.csv"),
        ("", "export.csv"),
        ("…", "export.csv"),
        ("x" * 300, f"{'x' * 80}.csv"),
    ],
)
def test_a_title_becomes_a_name_that_no_header_or_path_is_broken_by(title: str, name: str) -> None:
    assert file_name(title, "csv") == name

"""What the documentation tells people to type works as it stands there, against a served product."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.integration.docs.snippet import ALL, PAGES, ROOT
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, ServedProduct, served

from tidegauge.cli.main import build_parser

pytestmark = [pytest.mark.req("K10"), pytest.mark.xdist_group("docs")]

NOT_RUN: Final = {
    # page -> how many of its blocks no test runs, each with its reason beside it in the page
    "README.md": 1,
    "docs/how-to/import-files.md": 1,
    "docs/how-to/use-a-clickhouse-server.md": 1,
    "docs/how-to/use-postgresql.md": 1,
    "docs/how-to/watch-a-machine.md": 1,
    "docs/how-to/write-a-widget.md": 1,
}

ACCESS_LOG: Final = (
    '127.0.0.1 - - [10/Oct/2026:13:55:36 +0000] "GET /a HTTP/1.1" 200 2326 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"\n'
)
ORDERS: Final = (
    "InvoiceDate,CustomerID,Quantity,UnitPrice,Product\n2026-11-05T09:12:00,17850,6,14.00,Harbour Mug\n2026-11-05T09:13:00,17850,1,42.00,Brass Pen\n"
)

RUN: Final = ("sh", "bash", "python")
DATA_FORMATS: Final = ("json", "yaml", "sql", "text")
"""Blocks that show something and are not typed in."""


def substitutions(product: ServedProduct) -> dict[str, str]:
    """What a reader would put for their own, and what the test puts."""
    return {
        "http://127.0.0.1:8050": product.url,
        ".venv/bin/tidegauge": str(Path(sys.executable).with_name("tidegauge")),
        "TIDEGAUGE_WRITE_KEY=…": f"TIDEGAUGE_WRITE_KEY={WRITE_KEY}",
    }


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("docs")) as product:
        yield product


def environment(product: ServedProduct, home: Path) -> dict[str, str]:
    (home / ".curlrc").write_text("fail-with-body\nsilent\nshow-error\n")  # a refused request is a failed command
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "CURL_HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "WRITE_KEY": WRITE_KEY,
        "EMAIL": EMAIL,
        "PASSWORD": PASSWORD,
    }


def script(page: str, product: ServedProduct) -> str:
    """The page's commands as one shell session; a failure names its line."""
    lines = ["set -eu -o pipefail", "trap 'echo \"failed: $PLACE\" >&2' ERR"]
    for snippet in ALL:
        if snippet.page == page and snippet.language in RUN and not snippet.reason:
            text = snippet.text
            for shown, used in substitutions(product).items():
                text = text.replace(shown, used)
            lines += [f"PLACE={snippet.place}", text if snippet.language != "python" else f"python - <<'END_OF_SNIPPET'\n{text}END_OF_SNIPPET"]
    return "\n".join(lines)


@pytest.mark.parametrize("page", sorted({snippet.page for snippet in ALL if snippet.language in RUN and not snippet.reason}))
def test_the_commands_of_a_page_work_in_their_order(page: str, product: ServedProduct, tmp_path: Path) -> None:
    assert shutil.which("curl"), "curl is missing: make setup-system"
    (tmp_path / "access.log").write_text(ACCESS_LOG)
    (tmp_path / "orders.csv").write_text(ORDERS)
    done = subprocess.run(
        ["bash", "-c", script(page, product)], capture_output=True, text=True, cwd=tmp_path, env=environment(product, tmp_path), timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_block_is_run_or_shows_data_or_says_why_not() -> None:
    known = {*RUN, *DATA_FORMATS}
    assert [snippet.place for snippet in ALL if snippet.language not in known and not snippet.reason] == []


def test_the_list_of_blocks_that_are_not_run_is_this_one() -> None:
    counted: dict[str, int] = {}
    for snippet in ALL:
        if snippet.reason:
            print(f"not run: {snippet.place}: {snippet.reason}")
            counted[snippet.page] = counted.get(snippet.page, 0) + 1
    assert counted == NOT_RUN


NEED_MORE: Final = ("import", "config")
"""Subcommands that cannot be called by their bare name."""


def _inline(pattern: str) -> list[tuple[str, str]]:
    return [(page.relative_to(ROOT).as_posix(), found) for page in PAGES for found in re.findall(pattern, page.read_text())]


@pytest.mark.parametrize(("page", "command"), _inline(r"`(?:\.venv/bin/)?tidegauge ([a-z][^`\n]*)`"))
def test_a_command_in_the_running_text_has_options_that_exist(page: str, command: str) -> None:
    words = [{"N": "8050", "…": "given"}.get(word, word) for word in shlex.split(command)]
    if len(words) == 1 and words[0] in NEED_MORE:  # the command's name, not a call
        return
    completed = [*words, "KEY"] if words[-1] in ("--key", "--config", "--erasures-from") else words
    build_parser().parse_args(completed)  # exits, and so fails, with argparse's message on stderr


def test_every_make_verb_that_is_named_exists() -> None:
    verbs = set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert [(page, verb) for page, verb in _inline(r"`make ([a-z][a-z0-9-]*)") if verb not in verbs] == []


def test_make_help_lists_every_verb() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    listed = re.findall(r"^  make (\S+)", subprocess.run(["make", "help"], capture_output=True, text=True, cwd=ROOT, check=True).stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())

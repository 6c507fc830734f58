"""A page in which nothing runs, is fetched from elsewhere, or is blocked by a policy without being noticed."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import BrowserContext, Dialog, Page, Request

# `eval` and `Function` are the policy's to notice: the driver of the browser uses the former itself.
_WATCH: Final = """
window.caught = []
const note = (what) => window.caught.push(what)
window.xss = () => note('xss() was called')
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => note(name + '() was called')
document.addEventListener('securitypolicyviolation', (one) => note(`${one.effectiveDirective}: ${one.blockedURI} ${one.sample}`))
"""


class Trap:
    """Notes what scripts of others do in the pages of a context. `host`: the only one that may be asked."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.context = context
        self.foreign: list[str] = []
        self._own = re.compile(rf"(https?|wss?)://{re.escape(host)}(/|$)|data:|blob:")
        context.add_init_script(_WATCH)
        context.on("request", self._look)
        context.on("page", self._opened)

    def _look(self, request: Request) -> None:
        if not self._own.match(request.url):
            self.foreign.append(request.url)

    def _opened(self, page: Page) -> None:
        page.on("dialog", self._asked)

    def _asked(self, dialog: Dialog) -> None:
        self.foreign.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def caught(self, page: Page) -> list[str]:
        """What was noticed in the page and its frames since the last look."""
        found = [str(one) for frame in page.frames for one in frame.evaluate("() => (window.caught ?? []).splice(0)")]
        foreign, self.foreign = self.foreign, []
        return [*found, *foreign]

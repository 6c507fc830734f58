"""The reference of the audit log, with what is recorded of every route."""

from __future__ import annotations

from typing import Final

from tidegauge.accounts.audit.action import Action
from tidegauge.app.audited import AUDITED, UNAUDITED, UNAUDITED_BELOW


def audit_page(generated: str) -> str:
    """The page: how the log works, then every action with its routes, then what is not recorded and why."""
    lines = ["# Audit log\n", generated, _NOTES, "## Actions\n", "| action | by | recorded with a change of |", "|---|---|---|"]
    for action in Action:
        rules = [(f"`{method} {path}`", rule) for (method, path), rule in AUDITED.items() if rule.action is action]
        tables = sorted({table for _, rule in rules for table in rule.tables})
        lines.append(f"| `{action}` | {'<br>'.join(route for route, _ in rules) or _ELSEWHERE.get(action, 'nothing yet')} | {', '.join(tables)} |")
    lines += ["\n## Not recorded\n", "| call | why |", "|---|---|"]
    lines += [f"| `{method} {path}` | {reason} |" for (method, path), reason in UNAUDITED.items()]
    lines += [f"| `POST {path}…` | {reason} |" for path, reason in UNAUDITED_BELOW.items()]
    return "\n".join(lines) + "\n"


_ELSEWHERE: Final = {
    Action.ACCESS_REFUSED: "any call that is refused for a missing permission, a foreign project or a foreign page, and has no action of its own",
    Action.IDENTITY_LINKED: "the product itself, when somebody signs in by the provider for the first time",
    Action.AUDIT_PRUNED: "the product itself, when entries are past `audit_days`",
}

_NOTES: Final = """Every change, every refusal and every look at a secret is an entry: who, when, from where, what, and what was before and after.
Settings, Audit log shows them to the admins of a project; administrators of the installation see those of all projects and of none (logins,
sessions, backups).

## An entry

| field | |
|---|---|
| `number` | from 1, without gaps |
| `at_ms` | when, in milliseconds UTC |
| `project_id` | null where no project is concerned |
| `action` | one of the list below |
| `outcome` | `done` or `refused` |
| `person_id`, `email` | who, and their address at that time; of a login that failed, the address that was tried |
| `key_id` | the key, when one was used |
| `target_kind`, `target_id`, `target_name` | what it was done to |
| `address`, `agent`, `request_id` | from where, with what, and the id in the server's log |
| `detail` | `changes`: of each row the chosen columns before and after, and the names of others; of a refusal `reason`, `route`, `status`, `left_out` |

Values of columns are shown only when they are on a list; passwords, keys, tokens, sealed settings and documents never are. Of SQL that was run the
statement is
not kept. The screens' own questions are not recorded.

An entry is written in the transaction of the change: after a crash both are there or neither is. What changes no row, such as SQL that was run, is
written before the
answer goes out; when that is not possible the answer is 503. Refusals are bounded to 30 a minute from one address and 300 in all per node; the next
entry says in
`left_out` how many were not recorded.

## Tampering

Each entry's `hash` is HMAC-SHA256, with a key derived from the installation's secret, over the hash before and the entry's fields as JSON in
alphabetical order.
The newest and the last removed number and hash are kept under such a seal too, so that cutting the end off is found.

```
tidegauge audit verify --data-dir DIR     # exit code 1 and the first entry that is changed, removed, inserted, moved, or cut off
tidegauge audit head --data-dir DIR       # the newest number and hash: keep it elsewhere
tidegauge audit verify --head 812:9f3c…   # and that this hash is still where it was
```

Who has both the secret and the database can write another history that holds in itself. A head that is kept on another machine, daily, finds that.
After a restore under another secret the log holds no longer: its entries are signed with the old one. Restore with the old `secret.key`.

Entries go when they are older than [`audit_days`](settings.md); the sealed hash of the last that went lets the rest be verified. A head from before
that cannot be
looked for any more.

## Asking

`GET /api/audit` gives entries newest first: `who`, `action` (several with commas), `outcome`, `target`, `text`, `from_ms`, `to_ms`, `limit` (200 at
most); `next` of an
answer is the `before` of the next call. `scope=installation` is for administrators. `GET /api/audit/export` takes the same and `format` (`csv` or
`ndjson`) and streams
all that fits. Cells of the CSV that a spreadsheet would run begin with an apostrophe.
"""

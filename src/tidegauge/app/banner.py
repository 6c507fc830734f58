"""What a person sees in the terminal when the server is ready."""

from __future__ import annotations

from tidegauge.accounts.bootstrap import FirstRun


def banner(url: str, first_run: FirstRun | None, *, is_demo: bool) -> str:
    """The address; on the very first start also the login and the write key, which are not shown again."""
    lines = ["", f"  Tidegauge is ready at {url}", ""]
    if first_run is not None:
        lines.append(f"  Log in as   {first_run.admin_email}")
        lines.append(f"  Password    {first_run.admin_password or '(as given)'}")
        if first_run.write_key:
            lines.append(f"  Write key   {first_run.write_key}")
        lines += ["", "  Shown once: keep the password. Keys are under Sources.", ""]
    if is_demo:
        lines += ["  The project 'Demo shop' fills with sample data now; remove it with one click.", ""]
    return "\n".join(lines)

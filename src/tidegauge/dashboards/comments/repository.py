"""Comments in the relational store."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tidegauge.core.errors import Forbidden, InvalidInput, LimitReached, NotFound
from tidegauge.core.ids import is_id, new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.comments.comment import CommentView, NewComment
from tidegauge.dashboards.limit import MAX_COMMENTS
from tidegauge.dashboards.view import PersonName
from tidegauge.meta.model import DashboardComment, Person

_NONE = "There is no such comment."


def list_comments(session: Session, board_id: str) -> list[CommentView]:
    """Oldest first."""
    rows = session.execute(
        select(DashboardComment, Person.id, Person.name, Person.email)
        .outerjoin(Person, Person.id == DashboardComment.author_id)
        .where(DashboardComment.dashboard_id == board_id)
        .order_by(DashboardComment.created_at_ms, DashboardComment.id)
    )
    return [_view(comment, PersonName(id_, name or email) if id_ else PersonName()) for comment, id_, name, email in rows]


def find_comment(session: Session, board_id: str, comment_id: str) -> CommentView:
    """One of them. Raises NotFound."""
    found = next((comment for comment in list_comments(session, board_id) if comment.id == comment_id), None)
    if found is None:
        raise NotFound(_NONE)
    return found


def add_comment(session: Session, board_id: str, new: NewComment, text: str, author_id: str, now_ms: int) -> str:
    """Insert one and give its id. Raises InvalidInput for an answer to something that is no comment of the dashboard, LimitReached."""
    if (session.scalar(select(func.count()).select_from(DashboardComment).where(DashboardComment.dashboard_id == board_id)) or 0) >= MAX_COMMENTS:
        raise LimitReached(f"A dashboard has at most {MAX_COMMENTS:,} comments.")
    parent = session.get(DashboardComment, new.parent_id) if new.parent_id is not None and is_id(new.parent_id) else None
    if new.parent_id is not None and (parent is None or parent.dashboard_id != board_id):
        raise InvalidInput("parent_id is no comment of this dashboard.")
    comment = DashboardComment(
        id=new_id(),
        dashboard_id=board_id,
        parent_id=(parent.parent_id or parent.id) if parent else None,  # a thread is one level deep
        widget_id=parent.widget_id if parent else new.widget_id,
        author_id=author_id,
        text=text,
        created_at_ms=now_ms,
    )
    session.add(comment)
    session.flush()
    return comment.id


def edit_comment(session: Session, board_id: str, comment_id: str, text: str, person_id: str, now_ms: int) -> None:
    """Change one's own words. Raises NotFound, Forbidden."""
    comment = _comment(session, board_id, comment_id)
    if comment.author_id != person_id:
        raise Forbidden("Only its author may change a comment.")
    comment.text, comment.edited_at_ms = text, now_ms


def remove_comment(session: Session, board_id: str, comment_id: str, person_id: str, *, is_moderator: bool) -> None:
    """Remove a comment with its answers. Raises NotFound, Forbidden."""
    comment = _comment(session, board_id, comment_id)
    if comment.author_id != person_id and not is_moderator:
        raise Forbidden("Only its author, the dashboard's owner and administrators may remove a comment.")
    session.execute(delete(DashboardComment).where(DashboardComment.id == comment_id))


def resolve_comment(session: Session, board_id: str, comment_id: str, person_id: str, resolved_at_ms: int | None) -> None:
    """Mark it as dealt with, or not with None. Raises NotFound."""
    comment = _comment(session, board_id, comment_id)
    comment.resolved_at_ms, comment.resolved_by_id = resolved_at_ms, person_id if resolved_at_ms is not None else None


def _comment(session: Session, board_id: str, comment_id: str) -> DashboardComment:
    comment = session.get(DashboardComment, comment_id) if is_id(comment_id) else None
    if comment is None or comment.dashboard_id != board_id:
        raise NotFound(_NONE)
    return comment


def _view(comment: DashboardComment, author: PersonName) -> CommentView:
    return CommentView(
        comment.id,
        comment.widget_id,
        comment.parent_id,
        comment.text,
        author,
        format_timestamp(comment.created_at_ms),
        None if comment.edited_at_ms is None else format_timestamp(comment.edited_at_ms),
        comment.resolved_at_ms is not None,
    )

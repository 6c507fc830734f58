"""What the audit log records of every route that changes something. A new route is put into one of the two tables: a test walks the routes."""

from __future__ import annotations

from typing import Final

from tidegauge.accounts.audit.action import Action as A
from tidegauge.accounts.audit.rule import Rule, Rules
from tidegauge.accounts.policy import Permission

_PROJECT: Final = "/api/projects/{project_id}"
_PRIVACY_RULES: Final = f"{_PROJECT}/privacy-rules"
_FACTOR: Final = "/api/auth/second-factor"
_TEAM: Final = "/api/teams/{team_id}"
_PROOF_REFUSED: Final = (401, 403, 429)
_BOARD: Final = "/api/dashboards/{board_id}"

AUDITED: Final[Rules] = {
    # who gets in
    ("POST", "/api/auth/login"): Rule(A.LOGIN, ("login_session",), column="person_id", refused_by=(401, 429)),
    ("POST", "/api/auth/login/code"): Rule(A.LOGIN, ("login_session",), column="person_id", refused_by=(401, 429)),
    ("GET", "/api/auth/oidc/callback"): Rule(A.LOGIN, ("login_session",), column="person_id", refused_by=(302,)),
    ("POST", "/api/auth/oidc/logout"): Rule(A.SESSION_ENDED, ("login_session",), refused_by=(400,)),
    ("POST", "/api/auth/logout"): Rule(A.LOGOUT, ("login_session",), column="ended_by"),
    ("POST", "/api/auth/refresh"): Rule(A.TOKEN_REUSED, ("login_session",), column="ended_by", outcome="refused"),
    ("DELETE", "/api/auth/sessions"): Rule(A.SESSION_ENDED, ("login_session",)),
    ("DELETE", "/api/auth/sessions/{session_id}"): Rule(A.SESSION_ENDED, ("login_session",), "session_id"),
    ("DELETE", "/api/users/{person_id}/sessions"): Rule(A.SESSION_ENDED, ("login_session",), "person_id", kind="person"),
    ("POST", _FACTOR): Rule(A.SECOND_FACTOR_CHANGED, ("second_factor",), refused_by=_PROOF_REFUSED),
    ("POST", f"{_FACTOR}/confirm"): Rule(A.SECOND_FACTOR_CHANGED, ("second_factor", "recovery_code"), refused_by=_PROOF_REFUSED),
    ("POST", f"{_FACTOR}/recovery-codes"): Rule(A.SECOND_FACTOR_CHANGED, ("recovery_code",), refused_by=_PROOF_REFUSED),
    ("POST", f"{_FACTOR}/disable"): Rule(A.SECOND_FACTOR_CHANGED, ("second_factor", "recovery_code"), refused_by=_PROOF_REFUSED),
    ("DELETE", "/api/users/{person_id}/second-factor"): Rule(A.SECOND_FACTOR_CHANGED, ("second_factor", "recovery_code"), "person_id", kind="person"),
    ("POST", "/api/auth/identities/{identity_id}/unlink"): Rule(A.IDENTITY_UNLINKED, ("external_identity",), "identity_id", refused_by=_PROOF_REFUSED),
    ("DELETE", "/api/users/{person_id}/identities/{identity_id}"): Rule(A.IDENTITY_UNLINKED, ("external_identity",), "person_id", kind="person"),
    ("PUT", "/api/auth/me"): Rule(A.ACCOUNT_CHANGED, ("person",), refused_by=_PROOF_REFUSED),
    ("POST", "/api/auth/password"): Rule(A.PASSWORD_CHANGED, ("person",), refused_by=_PROOF_REFUSED),
    ("POST", "/api/auth/link/password"): Rule(A.PASSWORD_CHANGED, ("person",), refused_by=(404, 429)),
    ("POST", "/api/users"): Rule(A.ACCOUNT_MADE, ("person",)),
    ("PUT", "/api/users"): Rule(A.ACCOUNT_CHANGED, ("person", "membership")),
    ("PUT", "/api/users/{person_id}"): Rule(A.ACCOUNT_CHANGED, ("person", "membership"), "person_id"),
    ("POST", "/api/users/{person_id}/link"): Rule(A.PASSWORD_LINK_MADE, target="person_id", kind="person"),
    ("POST", f"{_PROJECT}/keys"): Rule(A.KEY_MADE, ("key",)),
    ("GET", f"{_PROJECT}/keys"): Rule(A.KEY_SHOWN, kind="key", permission=Permission.KEYS, every_s=3_600),
    ("POST", f"{_PROJECT}/keys/{{key_id}}/rotate"): Rule(A.KEY_ROTATED, ("key",), "key_id"),
    ("DELETE", f"{_PROJECT}/keys/{{key_id}}"): Rule(A.KEY_REVOKED, ("key",), "key_id"),
    ("POST", f"{_PROJECT}/members"): Rule(A.MEMBER_ADDED, ("membership",)),
    ("PUT", f"{_PROJECT}/members/{{person_id}}"): Rule(A.MEMBER_CHANGED, ("membership",), "person_id"),
    ("DELETE", f"{_PROJECT}/members/{{person_id}}"): Rule(A.MEMBER_REMOVED, ("membership",), "person_id"),
    ("DELETE", f"{_PROJECT}/members/me"): Rule(A.MEMBER_REMOVED, ("membership",)),
    ("POST", "/api/teams"): Rule(A.TEAM_MADE, ("team",)),
    ("PUT", _TEAM): Rule(A.TEAM_CHANGED, ("team",), "team_id"),
    ("DELETE", _TEAM): Rule(A.TEAM_DELETED, ("team",), "team_id"),
    ("PUT", f"{_TEAM}/members/{{person_id}}"): Rule(A.TEAM_PERSON_ADDED, ("team_member",), "team_id", kind="team"),
    ("DELETE", f"{_TEAM}/members/{{person_id}}"): Rule(A.TEAM_PERSON_REMOVED, ("team_member",), "team_id", kind="team"),
    ("POST", f"{_PROJECT}/teams"): Rule(A.TEAM_LET_IN, ("team_project",), kind="team"),
    ("PUT", f"{_PROJECT}/teams/{{team_id}}"): Rule(A.TEAM_ACCESS_CHANGED, ("team_project",), "team_id", kind="team"),
    ("DELETE", f"{_PROJECT}/teams/{{team_id}}"): Rule(A.TEAM_LET_OUT, ("team_project",), "team_id", kind="team"),
    # projects
    ("POST", "/api/projects"): Rule(A.PROJECT_MADE, ("project",)),
    ("PUT", _PROJECT): Rule(A.PROJECT_CHANGED, ("project",), "project_id"),
    ("DELETE", _PROJECT): Rule(A.PROJECT_DELETED, ("project",), "project_id"),
    ("PUT", f"{_PROJECT}/retention"): Rule(A.RETENTION_CHANGED, ("retention_rule",)),
    ("POST", f"{_PROJECT}/row-rules"): Rule(A.ROW_RULE_MADE, ("row_rule",)),
    ("PUT", f"{_PROJECT}/row-rules/{{rule_id}}"): Rule(A.ROW_RULE_CHANGED, ("row_rule",), "rule_id"),
    ("DELETE", f"{_PROJECT}/row-rules/{{rule_id}}"): Rule(A.ROW_RULE_DELETED, ("row_rule",), "rule_id"),
    ("GET", f"{_PROJECT}/row-rules/seen-as/{{kind}}/{{who}}"): Rule(A.ROW_RULES_SEEN_AS, target="who", kind="events"),
    ("PUT", f"{_PROJECT}/retention/hold"): Rule(A.RETENTION_HELD, ("retention_hold",)),
    ("DELETE", f"{_PROJECT}/retention/hold"): Rule(A.RETENTION_HELD, ("retention_hold",)),
    ("POST", _PRIVACY_RULES): Rule(A.PRIVACY_RULE_MADE, ("privacy_rule",)),
    ("PUT", f"{_PRIVACY_RULES}/{{rule_id}}"): Rule(A.PRIVACY_RULE_CHANGED, ("privacy_rule",), "rule_id"),
    ("DELETE", f"{_PRIVACY_RULES}/{{rule_id}}"): Rule(A.PRIVACY_RULE_DELETED, ("privacy_rule",), "rule_id"),
    ("POST", f"{_PRIVACY_RULES}/keys"): Rule(A.PRIVACY_KEY_MADE, ("privacy_key",)),
    ("POST", f"{_PRIVACY_RULES}/reveal"): Rule(A.VALUE_REVEALED, kind="privacy_key"),
    # dashboards
    ("POST", "/api/dashboards"): Rule(A.DASHBOARD_MADE, ("dashboard",)),
    ("PUT", _BOARD): Rule(A.DASHBOARD_CHANGED, ("dashboard",), "board_id"),
    ("DELETE", _BOARD): Rule(A.DASHBOARD_DELETED, ("dashboard",), "board_id"),
    ("POST", f"{_BOARD}/restore"): Rule(A.DASHBOARD_RESTORED, ("dashboard",), "board_id"),
    ("POST", f"{_BOARD}/versions/{{version}}/restore"): Rule(A.DASHBOARD_CHANGED, ("dashboard",), "board_id"),
    ("PUT", f"{_BOARD}/sharing"): Rule(A.DASHBOARD_SHARED, ("dashboard", "dashboard_share"), "board_id"),
    ("POST", f"{_BOARD}/links"): Rule(A.LINK_MADE, ("dashboard_link",), "board_id"),
    ("DELETE", f"{_BOARD}/links/{{link_id}}"): Rule(A.LINK_REVOKED, ("dashboard_link",), "link_id"),
    ("POST", "/api/share/{token}"): Rule(A.LINK_OPENED, kind="dashboard_link", only_refused=True, refused_by=(401, 403, 404, 429)),
    ("POST", f"{_BOARD}/comments"): Rule(A.COMMENT_MADE, ("dashboard_comment",), "board_id"),
    ("PUT", f"{_BOARD}/comments/{{comment_id}}"): Rule(A.COMMENT_CHANGED, ("dashboard_comment",), "comment_id"),
    ("PUT", f"{_BOARD}/comments/{{comment_id}}/resolved"): Rule(A.COMMENT_CHANGED, ("dashboard_comment",), "comment_id"),
    ("DELETE", f"{_BOARD}/comments/{{comment_id}}"): Rule(A.COMMENT_DELETED, ("dashboard_comment",), "comment_id"),
    ("POST", "/api/annotations"): Rule(A.ANNOTATION_MADE, ("annotation",)),
    ("PUT", "/api/annotations/{annotation_id}"): Rule(A.ANNOTATION_CHANGED, ("annotation",), "annotation_id"),
    ("DELETE", "/api/annotations/{annotation_id}"): Rule(A.ANNOTATION_DELETED, ("annotation",), "annotation_id"),
    # alerts
    ("POST", "/api/alerts/rules"): Rule(A.ALERT_RULE_MADE, ("alert_rule",)),
    ("PUT", "/api/alerts/rules/{rule}"): Rule(A.ALERT_RULE_CHANGED, ("alert_rule",), "rule"),
    ("DELETE", "/api/alerts/rules/{rule}"): Rule(A.ALERT_RULE_DELETED, ("alert_rule",), "rule"),
    ("POST", "/alerts/rules"): Rule(A.ALERT_RULE_MADE, ("alert_rule",)),
    ("DELETE", "/alerts/rules/{name}"): Rule(A.ALERT_RULE_DELETED, ("alert_rule",), "name"),
    ("POST", "/api/alerts/{alert}/acknowledge"): Rule(A.ALERT_HANDLED, ("alert",), "alert"),
    ("POST", "/api/alerts/{alert}/snooze"): Rule(A.ALERT_HANDLED, ("alert",), "alert"),
    ("POST", "/api/alerts/channels"): Rule(A.CHANNEL_MADE, ("alert_channel",)),
    ("PUT", "/api/alerts/channels/{channel}"): Rule(A.CHANNEL_CHANGED, ("alert_channel",), "channel"),
    ("DELETE", "/api/alerts/channels/{channel}"): Rule(A.CHANNEL_DELETED, ("alert_channel",), "channel"),
    ("POST", "/api/alerts/channels/{channel}/test"): Rule(A.CHANNEL_TESTED, target="channel", kind="alert_channel"),
    ("POST", "/api/alerts/mutes"): Rule(A.MUTE_MADE, ("alert_mute",)),
    ("PUT", "/api/alerts/mutes/{mute}"): Rule(A.MUTE_CHANGED, ("alert_mute",), "mute"),
    ("DELETE", "/api/alerts/mutes/{mute}"): Rule(A.MUTE_DELETED, ("alert_mute",), "mute"),
    ("POST", "/api/alerts/notices/{notice}/again"): Rule(A.NOTICE_REPEATED, ("alert_notice",), "notice"),
    # what analysts define
    ("POST", "/api/aggregation/rules"): Rule(A.AGGREGATION_RULE_MADE, ("aggregation_rule",)),
    ("PUT", "/api/aggregation/rules/{rule}"): Rule(A.AGGREGATION_RULE_CHANGED, ("aggregation_rule",), "rule"),
    ("DELETE", "/api/aggregation/rules/{rule}"): Rule(A.AGGREGATION_RULE_DELETED, ("aggregation_rule",), "rule"),
    ("POST", "/api/metrics/definitions"): Rule(A.METRIC_MADE, ("metric_definition",)),
    ("PUT", "/api/metrics/definitions/{name}"): Rule(A.METRIC_CHANGED, ("metric_definition",), "name"),
    ("DELETE", "/api/metrics/definitions/{name}"): Rule(A.METRIC_DELETED, ("metric_definition",), "name"),
    ("POST", "/api/segments"): Rule(A.SEGMENT_MADE, ("segment",)),
    ("PUT", "/api/segments/{segment}"): Rule(A.SEGMENT_CHANGED, ("segment",), "segment"),
    ("DELETE", "/api/segments/{segment}"): Rule(A.SEGMENT_DELETED, ("segment",), "segment"),
    ("POST", "/api/segments/{segment}/restore"): Rule(A.SEGMENT_RESTORED, ("segment",), "segment"),
    ("PUT", "/api/schema/{kind}/{name:path}"): Rule(A.NAME_DESCRIBED, ("name_note",), "name"),
    ("POST", "/api/sql/saved"): Rule(A.SAVED_QUERY_MADE, ("saved_query",)),
    ("PUT", "/api/sql/saved/{saved_id}"): Rule(A.SAVED_QUERY_CHANGED, ("saved_query",), "saved_id"),
    ("DELETE", "/api/sql/saved/{saved_id}"): Rule(A.SAVED_QUERY_DELETED, ("saved_query",), "saved_id"),
    ("POST", "/api/sql"): Rule(A.SQL_RUN, kind="events", refused_by=(403,)),
    ("POST", "/api/analysis/sql"): Rule(A.SQL_RUN, kind="events", refused_by=(403,)),
    # data
    ("POST", "/api/people/alias"): Rule(A.PEOPLE_JOINED, kind="person"),
    ("POST", "/api/export"): Rule(A.DATA_EXPORTED, kind="events", refused_by=(403,)),
    ("GET", "/api/people/{person:path}/export"): Rule(A.PERSON_EXPORTED, kind="person"),
    ("DELETE", "/api/people/{person:path}"): Rule(A.PERSON_ERASED, ("erasure",)),
    ("POST", f"{_PROJECT}/erasures"): Rule(A.PERSON_ERASED, ("erasure",)),
    ("POST", "/api/rejects/{item_id}/replay"): Rule(A.REJECT_REPLAYED, ("rejected_item",), "item_id"),
    ("DELETE", "/api/rejects/{item_id}"): Rule(A.REJECT_DELETED, ("rejected_item",), "item_id"),
    ("DELETE", "/api/rejects"): Rule(A.REJECT_DELETED, ("rejected_item",)),
    # the installation
    ("POST", "/api/admin/backups"): Rule(A.BACKUP_MADE, kind="backup"),
    ("DELETE", "/api/admin/backups/{backup_id}"): Rule(A.BACKUP_DELETED, target="backup_id", kind="backup"),
    ("POST", "/admin/api/cache/clear"): Rule(A.CACHE_CLEARED, kind="cache"),
    ("GET", "/api/audit/export"): Rule(A.AUDIT_EXPORTED, kind="audit"),
}
"""Done and refused. Of all other routes only refusals are recorded."""

_QUESTION: Final = "asks a question and changes nothing"

UNAUDITED: Final[dict[tuple[str, str], str]] = {
    ("POST", "/api/auth/forgotten"): "answers everybody alike, known or not; that its link is used is recorded",
    ("POST", "/api/auth/link"): "says whom a link is for; using it is recorded",
    ("POST", "/api/metrics"): _QUESTION,
    ("POST", "/api/metrics/explain"): _QUESTION,
    ("POST", "/api/series"): _QUESTION,
    ("POST", "/api/rows"): _QUESTION,
    ("POST", "/api/events/people"): _QUESTION,
    ("POST", "/api/segments/preview"): _QUESTION,
    ("POST", f"{_PROJECT}/retention/preview"): _QUESTION,
    ("POST", f"{_PROJECT}/row-rules/preview"): _QUESTION,
    ("POST", f"{_PRIVACY_RULES}/preview"): _QUESTION,
    ("POST", "/api/alerts/backtest"): _QUESTION,
    ("POST", "/api/insights/explain"): _QUESTION,
    ("POST", f"{_PROJECT}/erasures/{{erasure}}/check"): _QUESTION,
    ("POST", "/api/alerts/channels/preview"): "shows how a message would read and sends none",
    ("POST", "/api/live/freshness"): _QUESTION,
    ("POST", "/api/live/{connection}"): "messages of an open screen, which only say what it follows; a dashboard's draft is recorded when it is saved",
    ("POST", "/api/share/{token}/metrics"): "a question of a public dashboard; that its link was refused is recorded where it is opened",
    ("PUT", f"{_BOARD}/favourite"): "a mark that only its owner sees",
    ("DELETE", f"{_BOARD}/favourite"): "a mark that only its owner sees",
}
"""Routes that a POST, PUT, PATCH or DELETE reaches and that are not recorded -> why not. Questions of `/api/analysis/…` are too many to list."""

UNAUDITED_BELOW: Final[dict[str, str]] = {"/api/analysis/": _QUESTION}
"""The same for all paths that begin so and stand in neither table."""

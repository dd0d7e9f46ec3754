CREATE TABLE bridge_terminations (
    bridge_integration_id TEXT PRIMARY KEY,
    instance_name TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT NOT NULL,
    last_error TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX bridge_terminations_next_attempt_at ON bridge_terminations (next_attempt_at);

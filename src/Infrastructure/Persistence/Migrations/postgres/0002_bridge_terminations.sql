CREATE TABLE bridge_terminations (
    bridge_integration_id text PRIMARY KEY,
    instance_name text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    last_error text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL
);

CREATE INDEX bridge_terminations_next_attempt_at ON bridge_terminations (next_attempt_at);

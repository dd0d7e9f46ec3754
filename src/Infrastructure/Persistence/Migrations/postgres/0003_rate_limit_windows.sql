-- Counts of one minute, shared by replicas. Losing them in a crash is forgiven, so they are not worth a log.
CREATE UNLOGGED TABLE rate_limit_windows (
    key bytea PRIMARY KEY,
    used integer NOT NULL,
    ends_at timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    token_hash BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE instances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    UNIQUE (account_id, name)
) STRICT;

-- updated_at tells one activation's row from the next one's: only an activation writes it.
CREATE TABLE chatwoot_integrations (
    instance_id INTEGER PRIMARY KEY REFERENCES instances (id),
    bridge_integration_id TEXT,
    chatwoot_base_url TEXT NOT NULL,
    chatwoot_account_id INTEGER NOT NULL,
    chatwoot_api_token TEXT NOT NULL,
    inbox_id INTEGER NOT NULL DEFAULT 0,
    inbox_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'error')),
    last_error TEXT NOT NULL DEFAULT '',
    sign_messages INTEGER NOT NULL,
    ignore_groups INTEGER NOT NULL,
    start_as_pending INTEGER NOT NULL,
    reopen_resolved INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- Which keys have encrypted tokens in this database, each with a text that only the same key can decrypt.
CREATE TABLE encryption_keys (
    key_id TEXT PRIMARY KEY,
    proof TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

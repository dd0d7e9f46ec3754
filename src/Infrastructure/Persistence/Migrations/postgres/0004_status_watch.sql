-- When the status watch last read the integration, and when it is due again; null until the watch has scheduled it.
ALTER TABLE chatwoot_integrations ADD COLUMN refreshed_at timestamptz;
ALTER TABLE chatwoot_integrations ADD COLUMN refresh_due_at timestamptz;

CREATE INDEX chatwoot_integrations_refresh_due_at ON chatwoot_integrations (refresh_due_at) WHERE bridge_integration_id <> '';

-- Who the integration belonged to; unknown for entries of older versions. No references, because an entry outlives its account.
ALTER TABLE bridge_terminations ADD COLUMN account_id bigint;
ALTER TABLE bridge_terminations ADD COLUMN account_name text NOT NULL DEFAULT '';

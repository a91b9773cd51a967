-- What a person has asked for again in other words names the command that took its place; empty for all others.
ALTER TABLE outbox ADD COLUMN replaced_by TEXT NOT NULL DEFAULT ''

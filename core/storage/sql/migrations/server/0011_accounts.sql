-- What guards the accounts: confirmed addresses, second factors, the links that are sent by mail, and the mail itself.
CREATE TABLE confirmed_emails (
    user_id @int@ NOT NULL PRIMARY KEY REFERENCES users (id),
    email_key TEXT NOT NULL,
    confirmed_at @int@ NOT NULL
) @strict@
-- next
-- A link in a mail: its token's hash, and what it is good for. Used once, then it is gone.
CREATE TABLE mail_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id @int@ NOT NULL REFERENCES users (id),
    purpose TEXT NOT NULL,
    email TEXT NOT NULL,
    created_at @int@ NOT NULL,
    expires_at @int@ NOT NULL
) @strict@
-- next
CREATE INDEX mail_tokens_user ON mail_tokens (user_id, purpose, created_at)
-- next
CREATE INDEX mail_tokens_expiry ON mail_tokens (expires_at)
-- next
-- Mail that is not sent yet, sealed: it holds links that open accounts. The job of the same number sends it.
CREATE TABLE mails (
    id @identity@,
    box TEXT NOT NULL,
    created_at @int@ NOT NULL
) @strict@
-- next
-- confirmed_at = 0: begun, but no code was shown yet that proves that the app has the secret. last_step is that of the newest
-- code that was used: no code is good twice.
CREATE TABLE second_factors (
    kind TEXT NOT NULL,
    owner_id @int@ NOT NULL,
    box TEXT NOT NULL,
    created_at @int@ NOT NULL,
    confirmed_at @int@ NOT NULL,
    last_step @int@ NOT NULL,
    PRIMARY KEY (kind, owner_id)
) @clustered@
-- next
CREATE TABLE recovery_codes (
    kind TEXT NOT NULL,
    owner_id @int@ NOT NULL,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (kind, owner_id, code_hash)
) @clustered@
-- next
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT ''
-- next
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT ''
-- next
ALTER TABLE sessions ADD COLUMN used_at @int@ NOT NULL DEFAULT 0
-- next
CREATE INDEX sessions_owner ON sessions (kind, owner_id)
-- next
-- expires_at = 0: until it is revoked. A key that was rotated goes on for a while beside its successor.
ALTER TABLE api_keys ADD COLUMN expires_at @int@ NOT NULL DEFAULT 0
-- next
ALTER TABLE api_keys ADD COLUMN used_at @int@ NOT NULL DEFAULT 0
-- next
CREATE TABLE api_key_usage (
    key_id @int@ NOT NULL REFERENCES api_keys (id),
    day @int@ NOT NULL,
    requests @int@ NOT NULL,
    PRIMARY KEY (key_id, day)
) @clustered@
-- next
CREATE TABLE favourites (
    user_id @int@ NOT NULL REFERENCES users (id),
    service_id @int@ NOT NULL REFERENCES services (id),
    created_at @int@ NOT NULL,
    PRIMARY KEY (user_id, service_id)
) @clustered@
-- next
-- Sent, or thrown away by the owner: either way nobody needs the text any more.
CREATE TRIGGER jobs_mail_gone AFTER DELETE ON jobs WHEN OLD.kind = 'mail' BEGIN
    DELETE FROM mails WHERE id = CAST(OLD.key AS @int@);
END

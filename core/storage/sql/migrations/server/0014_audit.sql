-- What staff and whoever signs in have done, each entry chained to the one before by its hash. Only the server has it.
CREATE TABLE audit (
    id @int@ NOT NULL PRIMARY KEY,
    at @int@ NOT NULL,
    actor TEXT NOT NULL,
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id @int@ NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    hash TEXT NOT NULL
) @strict@
-- next
CREATE INDEX audit_subject ON audit (subject, subject_id, id)
-- next
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END
-- next
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END

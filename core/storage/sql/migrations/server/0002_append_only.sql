-- The ledger is append-only: a mistake is mended by a new transfer that names the old one.
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END
-- next
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END

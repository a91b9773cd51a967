-- What is left with a provider is asked for as long as there is a key to ask with.
CREATE TRIGGER provider_keys_balance AFTER INSERT ON provider_keys BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('balance', CAST(NEW.provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
-- Another key may be another account: it is asked for at once.
CREATE TRIGGER provider_keys_balance_again AFTER UPDATE ON provider_keys BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('balance', CAST(NEW.provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0)
    ON CONFLICT (kind, key) DO UPDATE SET due_at = 0 WHERE lease = '';
END
-- next
INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
SELECT 'balance', CAST(provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0 FROM provider_keys

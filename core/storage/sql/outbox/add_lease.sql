-- The answer may come twice.
INSERT INTO leases (kind, first_id, last_id, next_id) VALUES (:kind, :first, :last, :next)
ON CONFLICT (kind, first_id) DO NOTHING

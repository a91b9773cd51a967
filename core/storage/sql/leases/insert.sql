INSERT INTO leases (kind, first_id, last_id, client_id, staff_id, made_at)
VALUES (:kind, :first, :last, :client, :staff, :now)

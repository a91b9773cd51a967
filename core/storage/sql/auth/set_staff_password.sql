INSERT INTO staff_credentials (staff_id, password_hash) VALUES (:id, :hash)
ON CONFLICT (staff_id) DO UPDATE SET password_hash = excluded.password_hash

INSERT INTO recovery_codes (kind, owner_id, code_hash) VALUES (:kind, :owner, :hash)

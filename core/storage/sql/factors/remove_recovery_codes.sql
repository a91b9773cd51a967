DELETE FROM recovery_codes WHERE kind = :kind AND owner_id = :owner

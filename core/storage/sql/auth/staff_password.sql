SELECT password_hash FROM staff_credentials WHERE staff_id = :id

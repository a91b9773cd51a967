INSERT INTO mails (box, created_at) VALUES (:box, :now) RETURNING id

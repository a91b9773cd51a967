SELECT box, created_at FROM mails WHERE id = :id

INSERT INTO attachment_files (attachment_id, bytes) VALUES (:attachment, :bytes)

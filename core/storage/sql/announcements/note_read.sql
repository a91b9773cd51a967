INSERT INTO announcement_reads (announcement_id, user_id, read_at) VALUES (:announcement, :user, :now)
ON CONFLICT (announcement_id, user_id) DO NOTHING

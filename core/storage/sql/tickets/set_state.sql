UPDATE tickets
SET status = :status, read_by_staff = :read_by_staff, message_count = :message_count, updated_at = :now, rev = :rev
WHERE id = :id

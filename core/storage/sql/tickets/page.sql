-- Latest activity first; :after_time and :after_id are those of the last row seen.
SELECT id, user_id, type, subject, order_ids, status, read_by_staff, message_count, created_at, updated_at, rev
FROM tickets
WHERE (updated_at, id) < (:after_time, :after_id)
  AND (:status = '' OR status = :status)
  AND (:type = '' OR type = :type)
  AND (:user = 0 OR user_id = :user)
  AND (:pattern = '' OR lower(subject) LIKE :pattern ESCAPE '!' OR id = :number
       OR user_id IN (SELECT id FROM users WHERE username_key LIKE :pattern ESCAPE '!'))
ORDER BY updated_at DESC, id DESC
LIMIT :limit

-- Newest first, every filter optional; the planner walks the primary key.
SELECT id, at, actor, address, request_id, event, subject, subject_id, before, after, hash
FROM audit
WHERE id < :after
  AND (:actor = '' OR actor = :actor)
  AND (:event = '' OR event = :event)
  AND (:subject = '' OR subject = :subject)
  AND (:subject_id = 0 OR subject_id = :subject_id)
  AND at >= :from AND at < :to
ORDER BY id DESC
LIMIT :limit

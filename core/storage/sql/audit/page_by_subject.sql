-- As audit/page, along the index on the subject.
SELECT id, at, actor, address, request_id, event, subject, subject_id, before, after, hash
FROM audit
WHERE subject = :subject AND subject_id = :subject_id AND id < :after
  AND (:actor = '' OR actor = :actor)
  AND (:event = '' OR event = :event)
  AND at >= :from AND at < :to
ORDER BY id DESC
LIMIT :limit

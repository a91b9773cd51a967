-- Who changed this row, the newest first.
SELECT at, actor, command FROM activity WHERE subject = :subject AND subject_id = :subject_id ORDER BY id DESC LIMIT :limit

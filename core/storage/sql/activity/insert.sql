INSERT INTO activity (at, actor, command, subject, subject_id, rev)
VALUES (:at, :actor, :command, :subject, :subject_id, :rev)

INSERT INTO audit (id, at, actor, address, request_id, event, subject, subject_id, before, after, hash)
VALUES (:id, :at, :actor, :address, :request_id, :event, :subject, :subject_id, :before, :after, :hash)

INSERT INTO idempotency (owner, key, body_hash, status, answer, created_at)
VALUES (:owner, :key, :body_hash, :status, :answer, :now)

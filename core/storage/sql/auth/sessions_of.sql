-- Newest first. The beginning of the hash of a token names its session to its owner: it opens nothing.
SELECT substr(token_hash, 1, 16) AS public_id, token_hash, created_at, expires_at, used_at, address, agent
FROM sessions
WHERE kind = :kind AND owner_id = :owner AND expires_at > :now AND revoked = 0
      AND (used_at > :unused_since OR created_at > :unused_since)
ORDER BY created_at DESC, token_hash

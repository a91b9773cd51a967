SELECT k.id, k.user_id, u.username, k.expires_at, CASE WHEN u.state = 'active' THEN 1 ELSE 0 END AS active
FROM api_keys k JOIN users u ON u.id = k.user_id
WHERE k.key_hash = :hash AND k.revoked = 0

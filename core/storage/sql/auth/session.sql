-- Whose session this is, and whether he may use it: one look-up for every request that carries a token.
SELECT s.kind, s.owner_id, s.expires_at,
       CASE WHEN s.used_at > s.created_at THEN s.used_at ELSE s.created_at END AS used_at,
       coalesce(u.username, t.name, '') AS name, coalesce(t.role, '') AS role,
       CASE WHEN s.revoked = 0 AND (u.state = 'active' OR t.enabled = 1) THEN 1 ELSE 0 END AS active
FROM sessions s
LEFT JOIN users u ON s.kind = 'customer' AND u.id = s.owner_id
LEFT JOIN staff t ON s.kind = 'staff' AND t.id = s.owner_id
WHERE s.token_hash = :hash

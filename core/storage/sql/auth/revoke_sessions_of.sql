-- Every session that this device has used.
UPDATE sessions SET revoked = 1 WHERE token_hash IN (SELECT token_hash FROM session_clients WHERE client_id = :client)

-- A device said hello with this session.
INSERT INTO session_clients (client_id, token_hash) VALUES (:client, :hash) ON CONFLICT (client_id, token_hash) DO NOTHING

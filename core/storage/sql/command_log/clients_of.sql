SELECT client_id, staff_id, incarnation, last_seq, last_command_id, last_rev, created_at, seen_at, state
FROM clients WHERE staff_id = :staff ORDER BY seen_at DESC, client_id

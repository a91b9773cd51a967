INSERT INTO clients (client_id, staff_id, incarnation, last_seq, last_command_id, created_at, seen_at)
VALUES (:client, :staff, :incarnation, 0, '', :now, :now)

SELECT command_id, client_id, staff_id, staff_name, seq, name, version, args, row_id, made_at, received_at, status
FROM quarantine WHERE command_id = :command

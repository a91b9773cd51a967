-- The same command may arrive again after a lost answer.
INSERT INTO quarantine (command_id, client_id, staff_id, staff_name, seq, name, version, args, row_id, made_at, received_at,
                        status, rev)
VALUES (:command, :client, :staff, :staff_name, :seq, :name, :version, :args, :row_id, :made_at, :now, 'kept', :rev)
ON CONFLICT (command_id) DO NOTHING

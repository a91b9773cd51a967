SELECT client_id, staff_id, incarnation, last_seq, last_command_id, last_rev FROM clients WHERE client_id = :client

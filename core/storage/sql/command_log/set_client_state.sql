UPDATE clients SET state = :state WHERE client_id = :client

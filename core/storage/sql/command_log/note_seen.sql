UPDATE clients SET incarnation = :incarnation, seen_at = :now WHERE client_id = :client

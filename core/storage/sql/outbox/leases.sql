SELECT kind, first_id, last_id, next_id FROM leases WHERE next_id <= last_id ORDER BY kind, first_id

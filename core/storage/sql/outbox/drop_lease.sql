DELETE FROM leases WHERE kind = :kind AND first_id <= :id AND last_id >= :id

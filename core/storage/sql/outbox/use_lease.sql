UPDATE leases SET next_id = :next WHERE kind = :kind AND first_id <= :id AND last_id >= :id AND next_id < :next

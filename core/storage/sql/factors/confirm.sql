UPDATE second_factors SET confirmed_at = :now WHERE kind = :kind AND owner_id = :owner

SELECT box, created_at, confirmed_at, last_step FROM second_factors WHERE kind = :kind AND owner_id = :owner

DELETE FROM second_factors WHERE kind = :kind AND owner_id = :owner

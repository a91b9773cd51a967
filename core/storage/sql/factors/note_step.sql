-- Changes nothing where this code, or a later one, was used already.
UPDATE second_factors SET last_step = :step WHERE kind = :kind AND owner_id = :owner AND last_step < :step

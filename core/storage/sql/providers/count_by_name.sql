SELECT count(*) FROM providers WHERE name = :name AND id <> :except

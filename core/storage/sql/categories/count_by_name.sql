SELECT count(*) FROM categories WHERE name = :name AND id <> :except

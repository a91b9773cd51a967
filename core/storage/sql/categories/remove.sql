DELETE FROM categories WHERE id = :id

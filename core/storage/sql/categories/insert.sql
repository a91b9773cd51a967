INSERT INTO categories (name, position, enabled, rev)
VALUES (:name, :position, :enabled, :rev)
RETURNING id

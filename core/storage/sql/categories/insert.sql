-- Without a number of its own, the row gets the next one.
INSERT INTO categories (id, name, position, enabled, rev)
VALUES (:id, :name, :position, :enabled, :rev)
RETURNING id

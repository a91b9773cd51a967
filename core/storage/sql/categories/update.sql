UPDATE categories SET name = :name, position = :position, enabled = :enabled, rev = :rev WHERE id = :id

DELETE FROM services WHERE id = :id

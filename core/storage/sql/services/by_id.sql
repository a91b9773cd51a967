SELECT id, category_id, name, type, rate, min_quantity, max_quantity, enabled, refill, cancel, dripfeed, description,
       average_minutes, position, updated_at, rev
FROM services WHERE id = :id

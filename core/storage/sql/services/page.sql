-- By category, then position; the three :after values are those of the last row seen.
SELECT id, category_id, name, type, rate, min_quantity, max_quantity, enabled, refill, cancel, dripfeed, description,
       average_minutes, position, updated_at, rev
FROM services
WHERE (category_id, position, id) > (:after_category, :after_position, :after_id)
  AND (:category = 0 OR category_id = :category)
  AND (:enabled < 0 OR enabled = :enabled)
  AND (:pattern = '' OR lower(name) LIKE :pattern ESCAPE '!' OR id = :number)
ORDER BY category_id, position, id
LIMIT :limit

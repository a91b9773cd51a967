-- What customers may order, in the order in which it is shown.
SELECT s.id, s.category_id, s.name, s.type, s.rate, s.min_quantity, s.max_quantity, s.enabled, s.refill, s.cancel, s.dripfeed,
       s.description, s.average_minutes, s.position, s.updated_at, s.rev, c.name AS category_name
FROM services s JOIN categories c ON c.id = s.category_id
WHERE s.enabled = 1 AND c.enabled = 1
ORDER BY c.position, c.id, s.position, s.id

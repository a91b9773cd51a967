-- Whose block a number lies in: the block that begins nearest below it.
SELECT staff_id, last_id FROM leases WHERE kind = :kind AND first_id <= :id ORDER BY first_id DESC LIMIT 1

UPDATE services
SET category_id = :category, name = :name, type = :type, rate = :rate, min_quantity = :min, max_quantity = :max,
    enabled = :enabled, refill = :refill, cancel = :cancel, dripfeed = :dripfeed, description = :description,
    average_minutes = :average_minutes, position = :position, updated_at = :now, rev = :rev
WHERE id = :id

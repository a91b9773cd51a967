-- Without a number of its own, the row gets the next one.
INSERT INTO services (id, category_id, name, type, rate, min_quantity, max_quantity, enabled, refill, cancel, dripfeed, description,
                      average_minutes, position, updated_at, rev)
VALUES (:id, :category, :name, :type, :rate, :min, :max, :enabled, :refill, :cancel, :dripfeed, :description,
        :average_minutes, :position, :now, :rev)
RETURNING id

-- Without a number of its own, the row gets the next one.
INSERT INTO orders (id, user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count, remains, status,
                    placed_via, created_at, updated_at, rev)
VALUES (:id, :user, :service, :service_name, :link, :comments, :quantity, :charge, 0, NULL, :quantity, 'pending',
        :placed_via, :now, :now, :rev)
RETURNING id

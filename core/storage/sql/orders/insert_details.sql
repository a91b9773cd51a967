INSERT INTO order_details (order_id, fields, runs, interval_minutes, rev)
VALUES (:order, :fields, :runs, :interval, :rev)

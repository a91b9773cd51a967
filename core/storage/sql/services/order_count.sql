-- Counted no further than it takes to say that there are many.
SELECT count(*) AS orders FROM (SELECT 1 FROM orders WHERE service_id = :service LIMIT 100000) AS o

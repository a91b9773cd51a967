-- With what the list says, in the order of the services.
SELECT r.service_id, s.name, r.rate, s.rate AS list_rate
FROM user_rates r JOIN services s ON s.id = r.service_id
WHERE r.user_id = :user
ORDER BY r.service_id

-- Newest day first; of this customer's key alone.
SELECT g.day, g.requests FROM api_key_usage g JOIN api_keys k ON k.id = g.key_id
WHERE g.key_id = :id AND k.user_id = :user AND g.day > :since ORDER BY g.day DESC

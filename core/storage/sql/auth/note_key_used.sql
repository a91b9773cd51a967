UPDATE api_keys SET used_at = :now WHERE id = :id AND used_at < :now

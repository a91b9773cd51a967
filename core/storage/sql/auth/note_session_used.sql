UPDATE sessions SET used_at = :now WHERE token_hash = :hash AND used_at < :now

DELETE FROM sessions WHERE kind = :kind AND owner_id = :owner AND substr(token_hash, 1, 16) = :public_id

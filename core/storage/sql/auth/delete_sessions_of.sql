-- All of this person's, but the one that is kept ('' = none).
DELETE FROM sessions WHERE kind = :kind AND owner_id = :owner AND token_hash <> :kept

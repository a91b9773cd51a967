INSERT INTO user_terms (user_id, discount, rev) VALUES (:user, :discount, :rev)
ON CONFLICT (user_id) DO UPDATE SET discount = excluded.discount, rev = excluded.rev

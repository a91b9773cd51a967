SELECT u.id, u.username, t.percent, coalesce(t.enabled, 1) AS enabled, coalesce(t.rev, 0) AS rev,
       (SELECT count(*) FROM referrals r WHERE r.affiliate_id = u.id) AS referred,
       (SELECT count(*) FROM affiliate_earnings e WHERE e.affiliate_id = u.id) AS orders,
       (SELECT coalesce(sum(amount), 0) FROM affiliate_earnings e WHERE e.affiliate_id = u.id) AS earned,
       (SELECT coalesce(sum(amount), 0) FROM affiliate_payouts p WHERE p.user_id = u.id AND p.state = 'requested') AS requested,
       (SELECT coalesce(sum(amount), 0) FROM affiliate_payouts p WHERE p.user_id = u.id AND p.state = 'approved') AS paid
FROM users u LEFT JOIN affiliate_terms t ON t.user_id = u.id WHERE u.id = :user

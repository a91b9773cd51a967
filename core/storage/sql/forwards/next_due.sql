SELECT min(due_at) AS due
FROM (SELECT due_at FROM forward_polls WHERE provider_id = :provider
      UNION ALL SELECT due_at FROM subscription_posts WHERE provider_id = :provider AND due_at IS NOT NULL) AS polls

SELECT min(due_at) AS due FROM forward_polls WHERE provider_id = :provider

SELECT id FROM child_panels WHERE domain = :domain AND state IN ('pending', 'active', 'suspended') ORDER BY id LIMIT 1

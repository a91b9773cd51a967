SELECT min(due_at) AS due FROM jobs WHERE state IN ('waiting', 'leased')

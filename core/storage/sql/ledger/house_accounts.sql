SELECT code, balance FROM accounts ORDER BY code

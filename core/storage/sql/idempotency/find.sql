SELECT body_hash, status, answer FROM idempotency WHERE owner = :owner AND key = :key

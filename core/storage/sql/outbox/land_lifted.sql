UPDATE outbox SET seq = -seq WHERE seq < 0

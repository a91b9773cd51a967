-- Everything behind moves up by one, by way of numbers below zero, so that no number is there twice on the way.
UPDATE outbox SET seq = 1 - seq WHERE seq > :seq

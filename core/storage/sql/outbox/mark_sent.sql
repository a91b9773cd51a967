UPDATE outbox SET state = 'sent' WHERE state = 'pending' AND seq <= :upto

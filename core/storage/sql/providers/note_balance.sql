UPDATE providers SET balance = :balance, currency = :currency, balance_at = :now, problem = '', rev = :rev WHERE id = :id

SELECT rate FROM user_rates WHERE code = :code

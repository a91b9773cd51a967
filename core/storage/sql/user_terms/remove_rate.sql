DELETE FROM user_rates WHERE code = :code

SELECT count(*) AS services FROM services WHERE category_id = :category

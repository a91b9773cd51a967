-- What each affiliate has of an order, against what the order kept: in two parts, so that nothing overflows. And it is the
-- affiliate's who sent the customer.
SELECT 'affiliate_earnings' AS what, 'order ' || e.order_id AS subject, e.amount AS stored, e.expected AS expected
FROM (SELECT e.order_id, e.amount,
             CASE WHEN o.status IN ('partial', 'completed', 'canceled') AND o.user_id = e.user_id AND r.affiliate_id = e.affiliate_id
                  THEN (o.charge - o.refunded) / 10000 * e.percent + (o.charge - o.refunded) % 10000 * e.percent / 10000
                  ELSE 0 END AS expected
      FROM affiliate_earnings e
      JOIN orders o ON o.id = e.order_id
      LEFT JOIN referrals r ON r.user_id = e.user_id) AS e
WHERE e.amount <> e.expected
ORDER BY e.order_id

-- Events (kind 1) or goals (kind 2) of some days; goals have no name here.
SELECT target_id, CASE @kind WHEN 1 THEN (SELECT text FROM name WHERE id = target_id) END,
       (SELECT text FROM name WHERE id = currency_id), SUM(events), SUM(conversions), SUM(amount)
FROM daily_occurrence
WHERE site_id = @site AND kind = @kind AND day BETWEEN @first AND @last
GROUP BY target_id, currency_id
ORDER BY target_id

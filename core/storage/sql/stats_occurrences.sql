-- Events (kind 1) or goals (kind 2) of some days; goals have no name here. Amounts are hostile: SUM
-- fails where integers overflow, and 9e15 is OccurrenceCounters::MostCents.
SELECT target_id, CASE @kind WHEN 1 THEN (SELECT text FROM name WHERE id = target_id) END,
       (SELECT text FROM name WHERE id = currency_id), SUM(events), SUM(conversions),
       CAST(max(-9e15, min(9e15, TOTAL(amount))) AS INTEGER)
FROM daily_occurrence
WHERE site_id = @site AND kind = @kind AND day BETWEEN @first AND @last
GROUP BY target_id, currency_id
ORDER BY target_id

-- The values of a property, of one event or of all (NULL).
SELECT value_id, (SELECT text FROM name WHERE id = value_id),
       (SELECT text FROM name WHERE id = currency_id), SUM(events), SUM(conversions),
       CAST(max(-9e15, min(9e15, TOTAL(amount))) AS INTEGER)
FROM daily_property
WHERE site_id = @site
  AND key_id = (SELECT id FROM name WHERE site_id = @site AND kind = 18 AND text = @key)
  AND day BETWEEN @first AND @last
  AND (@event IS NULL
       OR event_id = (SELECT id FROM name WHERE site_id = @site AND kind = 7 AND text = @event))
GROUP BY value_id, currency_id
ORDER BY value_id

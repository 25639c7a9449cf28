-- The keys of an event's properties, or of all events' (NULL). By the site's keys, since the table's
-- own key has the day behind them.
SELECT key_id, (SELECT text FROM name WHERE id = key_id),
       (SELECT text FROM name WHERE id = currency_id), SUM(events), SUM(conversions),
       CAST(max(-9e15, min(9e15, TOTAL(amount))) AS INTEGER)
FROM daily_property
WHERE site_id = @site AND day BETWEEN @first AND @last
  AND key_id IN (SELECT id FROM name WHERE site_id = @site AND kind = 18)
  AND (@event IS NULL
       OR event_id = (SELECT id FROM name WHERE site_id = @site AND kind = 7 AND text = @event))
GROUP BY key_id, currency_id
ORDER BY key_id

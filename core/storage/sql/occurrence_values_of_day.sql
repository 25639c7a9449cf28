-- By the site's keys, since the table's own key has the day behind them.
SELECT DISTINCT key_id, value_id
FROM daily_property
WHERE site_id = @site AND day = @day
  AND key_id IN (SELECT id FROM name WHERE site_id = @site AND kind = 18)

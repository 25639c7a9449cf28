DELETE FROM daily_occurrence
WHERE (site_id, kind, day, target_id, currency_id) IN
      (SELECT site_id, kind, day, target_id, currency_id FROM daily_occurrence
       WHERE site_id = @site AND kind IN (1, 2) AND day < @day LIMIT @limit)

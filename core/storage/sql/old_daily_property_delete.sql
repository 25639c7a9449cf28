DELETE FROM daily_property
WHERE (site_id, key_id, day, event_id, value_id, currency_id) IN
      (SELECT site_id, key_id, day, event_id, value_id, currency_id FROM daily_property
       WHERE site_id = @site AND day < @day LIMIT @limit)

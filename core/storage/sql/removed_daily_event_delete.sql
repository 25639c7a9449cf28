DELETE FROM daily_event
WHERE (site_id, day, event_id) IN (SELECT site_id, day, event_id FROM daily_event
  WHERE site_id = @site LIMIT @limit)

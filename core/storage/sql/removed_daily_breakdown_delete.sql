DELETE FROM daily_breakdown
WHERE (site_id, dimension, day, value) IN (SELECT site_id, dimension, day, value FROM daily_breakdown
  WHERE site_id = @site LIMIT @limit)

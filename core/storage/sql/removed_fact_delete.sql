DELETE FROM fact
WHERE site_id = @site
  AND hour <= (SELECT max(hour) FROM (SELECT hour FROM fact WHERE site_id = @site ORDER BY hour LIMIT @limit))

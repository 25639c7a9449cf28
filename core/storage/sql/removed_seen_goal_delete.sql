DELETE FROM seen_goal
WHERE (site_id, day, hash) IN (SELECT site_id, day, hash FROM seen_goal
  WHERE site_id = @site LIMIT @limit)

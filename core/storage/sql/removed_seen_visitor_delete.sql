DELETE FROM seen_visitor
WHERE (site_id, day, hash) IN (SELECT site_id, day, hash FROM seen_visitor
  WHERE site_id = @site LIMIT @limit)

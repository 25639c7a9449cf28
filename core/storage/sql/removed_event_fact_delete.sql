DELETE FROM event_fact
WHERE site_id = @site
  AND (kind, target_id, day) <= (SELECT kind, target_id, day
                                 FROM (SELECT kind, target_id, day FROM event_fact WHERE site_id = @site
                                       ORDER BY kind, target_id, day LIMIT @limit)
                                 ORDER BY kind DESC, target_id DESC, day DESC LIMIT 1)

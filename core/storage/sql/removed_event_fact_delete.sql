DELETE FROM event_fact
WHERE site_id = @site
  AND (day, hour, kind, target_id) <=
      (SELECT day, hour, kind, target_id
       FROM (SELECT day, hour, kind, target_id FROM event_fact WHERE site_id = @site
             ORDER BY day, hour, kind, target_id LIMIT @limit)
       ORDER BY day DESC, hour DESC, kind DESC, target_id DESC LIMIT 1)

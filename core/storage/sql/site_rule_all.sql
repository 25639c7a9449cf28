SELECT site_id, kind, text FROM site_rule ORDER BY site_id, kind, position

SELECT site_id, id FROM site_goal WHERE removed = 1 ORDER BY id

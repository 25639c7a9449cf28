SELECT site_id, id, name, kind, pattern FROM site_goal WHERE removed = 0 ORDER BY id

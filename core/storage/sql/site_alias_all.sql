SELECT site_id, alias FROM site_alias ORDER BY site_id, position

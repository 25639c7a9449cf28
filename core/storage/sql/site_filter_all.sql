SELECT site_id, name, filter FROM site_filter ORDER BY site_id, name

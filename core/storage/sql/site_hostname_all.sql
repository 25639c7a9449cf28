SELECT site_id, hostname FROM site_hostname ORDER BY site_id, position

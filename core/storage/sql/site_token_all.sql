SELECT site_id, id, name, hash, created_at FROM site_token ORDER BY id

INSERT INTO site_token (site_id, name, hash, created_at) VALUES (@site, @name, @hash, @created_at)

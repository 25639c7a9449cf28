INSERT OR IGNORE INTO seen_visitor (site_id, day, hash) VALUES (@site, @day, @hash)

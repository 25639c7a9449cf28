INSERT OR IGNORE INTO seen_goal (site_id, day, hash) VALUES (@site, @day, @hash)

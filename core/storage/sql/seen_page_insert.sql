INSERT OR IGNORE INTO seen_page (site_id, day, hash) VALUES (@site, @day, @hash)

INSERT OR IGNORE INTO seen_block (id, site_id, day, kind, hashes)
VALUES (@id, @site, @day, @kind, @hashes)

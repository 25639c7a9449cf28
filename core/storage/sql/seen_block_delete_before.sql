DELETE FROM seen_block
WHERE id IN (SELECT id FROM seen_block WHERE site_id = @site AND kind = @kind AND day < @day LIMIT @limit)

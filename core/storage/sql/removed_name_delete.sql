DELETE FROM name WHERE id IN (SELECT id FROM name WHERE site_id = @site LIMIT @limit)

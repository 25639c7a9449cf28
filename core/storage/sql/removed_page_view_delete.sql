DELETE FROM page_view WHERE id IN (SELECT id FROM page_view WHERE site_id = @site LIMIT @limit)

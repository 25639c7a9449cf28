DELETE FROM site_filter WHERE site_id = @site

DELETE FROM site_rule WHERE site_id = @site

DELETE FROM site_alias WHERE site_id = @site

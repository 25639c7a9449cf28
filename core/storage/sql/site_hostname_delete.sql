DELETE FROM site_hostname WHERE site_id = @site

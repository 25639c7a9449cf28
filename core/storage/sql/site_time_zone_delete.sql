DELETE FROM site_time_zone WHERE site_id = @site

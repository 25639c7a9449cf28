SELECT (SELECT COALESCE(SUM(page_views), 0) FROM hourly_total WHERE site_id = @site)
       + (SELECT COUNT(*) FROM page_view WHERE site_id = @site)

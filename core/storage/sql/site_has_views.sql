SELECT EXISTS (SELECT 1 FROM page_view WHERE site_id = @site)
    OR EXISTS (SELECT 1 FROM hourly_total WHERE site_id = @site)
    OR EXISTS (SELECT 1 FROM daily_occurrence WHERE site_id = @site)

SELECT hour, SUM(page_views)
FROM (SELECT hour, page_views FROM hourly_total WHERE site_id = @site AND day >= @first AND hour >= @since
      UNION ALL
      SELECT hour, 1 FROM page_view WHERE site_id = @site AND hour >= @since)
GROUP BY hour

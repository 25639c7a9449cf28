SELECT MIN(day)
FROM (SELECT MIN(day) AS day FROM hourly_total WHERE site_id = @site
      UNION ALL
      SELECT MIN(day) FROM page_view WHERE site_id = @site)

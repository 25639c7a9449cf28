SELECT day, SUM(visitors), SUM(page_visitors), SUM(page_views), SUM(visits), SUM(bounces), SUM(exits),
       SUM(duration_ms), SUM(duration_views)
FROM (SELECT day, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM hourly_total
      WHERE site_id = @site AND day BETWEEN @first AND @last
      UNION ALL
      SELECT day, is_visitor, is_page_visitor, 1, is_entry, is_bounce, is_exit, COALESCE(duration_ms, 0),
             duration_ms IS NOT NULL
      FROM page_view
      WHERE site_id = @site AND day BETWEEN @first AND @last)
GROUP BY day
ORDER BY day

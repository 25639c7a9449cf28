-- A dimension's counters over all values, or over those whose name matches @pattern.
SELECT SUM(visitors), SUM(page_visitors), SUM(page_views), SUM(visits), SUM(bounces), SUM(exits),
       SUM(duration_ms), SUM(duration_views)
FROM (SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM daily_breakdown
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last
      UNION ALL
      SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM open_value
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last)
WHERE @pattern IS NULL OR value IN (SELECT id FROM name WHERE site_id = @site AND text GLOB @pattern)

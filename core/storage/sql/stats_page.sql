-- All counters of the values that come after one of them.
SELECT value, SUM(visitors), SUM(page_visitors), SUM(page_views), SUM(visits), SUM(bounces), SUM(exits),
       SUM(duration_ms), SUM(duration_views),
       CASE WHEN @dimension <> 7 THEN (SELECT text FROM name WHERE id = value) END
FROM (SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM daily_breakdown
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last
      UNION ALL
      SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM open_value
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last)
WHERE value > @after
GROUP BY value
ORDER BY value
LIMIT @limit

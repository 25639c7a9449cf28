-- All counters of the values that come after one of them.
SELECT value, SUM(visitors), SUM(page_visitors), SUM(page_views), SUM(visits), SUM(bounces), SUM(exits),
       SUM(duration_ms), SUM(duration_views),
       CASE WHEN @dimension <> 7 THEN (SELECT text FROM name WHERE id = value) END
FROM (SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM daily_breakdown
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last
      UNION ALL
      SELECT CASE @dimension WHEN 1 THEN pathname_id WHEN 2 THEN pathname_id WHEN 3 THEN pathname_id
                  WHEN 4 THEN hostname_id WHEN 5 THEN referrer_id WHEN 6 THEN source_id
                  WHEN 7 THEN country WHEN 8 THEN language_id END,
             is_visitor, is_page_visitor, 1, is_entry, is_bounce, is_exit, COALESCE(duration_ms, 0),
             duration_ms IS NOT NULL
      FROM page_view
      WHERE site_id = @site AND day BETWEEN @first AND @last
        AND (is_entry = 1 OR @dimension NOT IN (2, 5, 8)) AND (is_exit = 1 OR @dimension <> 3))
WHERE value > @after
GROUP BY value
ORDER BY value
LIMIT @limit

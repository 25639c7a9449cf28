-- The ids of a dimension's first values. What they are ranked by is summed alone: all counters would
-- take three times as long. Names are read for the values that share the last place, not for all.
-- @metric: 0 visitors, 1 page visitors, 2 page views, 3 visits, 4 exits, 5 bounce rate, 6 visit
-- duration, 7 time on page. @pattern: NULL takes every value.
WITH counted AS MATERIALIZED (
    SELECT value, SUM(part) AS part, SUM(whole) AS whole
    FROM (SELECT value,
                 CASE @metric WHEN 0 THEN visitors WHEN 1 THEN page_visitors WHEN 2 THEN page_views
                      WHEN 3 THEN visits WHEN 4 THEN exits WHEN 5 THEN bounces ELSE duration_ms
                 END AS part,
                 CASE @metric WHEN 5 THEN visits WHEN 6 THEN visits WHEN 7 THEN duration_views END AS whole
          FROM daily_breakdown
          WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last
          UNION ALL
          SELECT value,
                 CASE @metric WHEN 0 THEN visitors WHEN 1 THEN page_visitors WHEN 2 THEN page_views
                      WHEN 3 THEN visits WHEN 4 THEN exits WHEN 5 THEN bounces ELSE duration_ms END,
                 CASE @metric WHEN 5 THEN visits WHEN 6 THEN visits WHEN 7 THEN duration_views END
          FROM open_value
          WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last)
    GROUP BY value),
ranked AS MATERIALIZED (
    SELECT value,
           CASE WHEN @metric < 5 THEN part ELSE COALESCE(CAST(part AS REAL) / whole, 0) END AS rank
    FROM counted
    WHERE @pattern IS NULL OR (SELECT text FROM name WHERE id = value) GLOB @pattern)
SELECT ranked.value, (SELECT COUNT(*) FROM ranked)
FROM ranked
     LEFT JOIN name ON name.id = ranked.value AND @dimension <> 7
WHERE rank >= COALESCE((SELECT rank FROM ranked ORDER BY rank DESC LIMIT 1 OFFSET @limit - 1), -1)
ORDER BY rank DESC, COALESCE(name.text, ''), ranked.value
LIMIT @limit

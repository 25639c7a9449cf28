-- All counters of a few values: for each day with views, a row is sought for each of them, which
-- costs a twentieth of reading all values of the days. CROSS JOIN keeps that order.
SELECT value, SUM(visitors), SUM(page_visitors), SUM(page_views), SUM(visits), SUM(bounces), SUM(exits),
       SUM(duration_ms), SUM(duration_views),
       CASE WHEN @dimension <> 7 THEN (SELECT text FROM name WHERE id = value) END
FROM (SELECT counted.value, counted.visitors, counted.page_visitors, counted.page_views, counted.visits,
             counted.bounces, counted.exits, counted.duration_ms, counted.duration_views
      FROM (SELECT DISTINCT day FROM hourly_total WHERE site_id = @site AND day BETWEEN @first AND @last) AS days
           CROSS JOIN json_each(@values) AS wanted
           CROSS JOIN daily_breakdown AS counted
               ON counted.site_id = @site AND counted.dimension = @dimension AND counted.day = days.day
                  AND counted.value = wanted.value
      UNION ALL
      SELECT CASE @dimension WHEN 1 THEN pathname_id WHEN 2 THEN pathname_id WHEN 3 THEN pathname_id
                  WHEN 4 THEN hostname_id WHEN 5 THEN referrer_id WHEN 6 THEN source_id
                  WHEN 7 THEN country WHEN 8 THEN language_id END AS open_value,
             is_visitor, is_page_visitor, 1, is_entry, is_bounce, is_exit, COALESCE(duration_ms, 0),
             duration_ms IS NOT NULL
      FROM page_view
      WHERE site_id = @site AND day BETWEEN @first AND @last
        AND (is_entry = 1 OR @dimension NOT IN (2, 5, 8)) AND (is_exit = 1 OR @dimension <> 3)
        AND open_value IN (SELECT value FROM json_each(@values)))
GROUP BY value
ORDER BY value

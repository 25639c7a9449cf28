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
      SELECT value, visitors, page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views
      FROM open_value
      WHERE site_id = @site AND dimension = @dimension AND day BETWEEN @first AND @last
        AND value IN (SELECT value FROM json_each(@values)))
GROUP BY value
ORDER BY value

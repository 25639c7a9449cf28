-- Of days before, with page views or events: how many, and both. Events are of kind 1.
SELECT count(DISTINCT day), coalesce(sum(page_views), 0), coalesce(sum(events), 0), min(day)
FROM (SELECT day, page_views, 0 AS events
      FROM hourly_total
      WHERE site_id = @site AND day < @day
      UNION ALL
      SELECT day, 0, CASE kind WHEN 1 THEN events ELSE 0 END
      FROM daily_occurrence
      WHERE site_id = @site AND kind IN (1, 2) AND day < @day)

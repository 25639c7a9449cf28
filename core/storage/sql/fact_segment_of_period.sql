-- None is longer than @longest days: those that may reach into the period are found by their first.
SELECT id, site_id, kind, level, closed, first_day, last_day, facts, bytes,
    hourly_from
FROM fact_segment
WHERE site_id = @site AND kind = @kind AND state = 1
  AND first_day BETWEEN @first - @longest AND @last AND last_day >= @first
ORDER BY first_day, id

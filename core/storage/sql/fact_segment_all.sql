SELECT id, site_id, kind, level, closed, first_day, last_day, facts, bytes,
    hourly_from
FROM fact_segment
WHERE state = 1
ORDER BY site_id, kind, first_day, id

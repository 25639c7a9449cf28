-- The numbers are those of domain::Dimension. Entry pages, referrers and languages belong to entry
-- views, exit pages to exits; a value of 0 is kept, so that the rows add up.
INSERT INTO daily_breakdown (site_id, dimension, day, value, visitors, page_visitors, page_views,
                             visits, bounces, exits, duration_ms, duration_views)
SELECT site_id, dimension, day,
       CASE dimension
           WHEN 1 THEN pathname_id
           WHEN 2 THEN pathname_id
           WHEN 3 THEN pathname_id
           WHEN 4 THEN hostname_id
           WHEN 5 THEN referrer_id
           WHEN 6 THEN source_id
           WHEN 7 THEN country
           WHEN 8 THEN language_id
       END AS value,
       sum(is_visitor), sum(is_page_visitor), count(*), sum(is_entry),
       sum(is_bounce), sum(is_exit), coalesce(sum(duration_ms), 0), count(duration_ms)
FROM (SELECT 1 AS dimension UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
      UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8)
     CROSS JOIN temp.due_view
WHERE (is_entry OR dimension NOT IN (2, 5, 8)) AND (is_exit OR dimension <> 3)
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
ON CONFLICT (site_id, dimension, day, value) DO UPDATE SET
    visitors       = visitors       + excluded.visitors,
    page_visitors  = page_visitors  + excluded.page_visitors,
    page_views     = page_views     + excluded.page_views,
    visits         = visits         + excluded.visits,
    bounces        = bounces        + excluded.bounces,
    exits          = exits          + excluded.exits,
    duration_ms    = duration_ms    + excluded.duration_ms,
    duration_views = duration_views + excluded.duration_views

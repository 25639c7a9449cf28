-- A page view that is still open, as a row of daily_breakdown for each dimension
-- (domain::Dimension): whoever reads that table adds these, and has what happened so far.
CREATE VIEW open_value AS
WITH dimension (id, of_entries) AS (VALUES
    (1, 0), (2, 1), (3, 0), (4, 0), (5, 1), (6, 0), (7, 0), (8, 1), (9, 0), (10, 0), (11, 0), (12, 0),
    (13, 0), (14, 1), (15, 0), (16, 0), (17, 0), (18, 1), (19, 1))
SELECT site_id, dimension.id AS dimension, day,
       CASE dimension.id
           WHEN 1 THEN pathname_id WHEN 2 THEN pathname_id WHEN 3 THEN pathname_id
           WHEN 4 THEN hostname_id WHEN 5 THEN referrer_id WHEN 6 THEN source_id
           WHEN 7 THEN country WHEN 8 THEN language_id WHEN 9 THEN channel_id
           WHEN 10 THEN browser_id WHEN 11 THEN browser_version_id WHEN 12 THEN system_id
           WHEN 13 THEN device_id WHEN 14 THEN screen_id WHEN 15 THEN utm_source_id
           WHEN 16 THEN utm_medium_id WHEN 17 THEN utm_campaign_id WHEN 18 THEN utm_term_id
           WHEN 19 THEN utm_content_id
       END AS value,
       is_visitor AS visitors, is_page_visitor AS page_visitors, 1 AS page_views, is_entry AS visits,
       is_bounce AS bounces, is_exit AS exits, COALESCE(duration_ms, 0) AS duration_ms,
       duration_ms IS NOT NULL AS duration_views
FROM dimension CROSS JOIN page_view
WHERE (of_entries = 0 OR is_entry = 1) AND (dimension.id <> 3 OR is_exit = 1);

-- A row that nobody finished has been silent for long enough: it is the exit of its visit.
SELECT id, site_id, hour, day, hostname_id, pathname_id, source_id, country,
       referrer_id, language_id, screen_id,
       is_entry, is_visitor, is_page_visitor, is_entry AND is_bounce, is_exit OR NOT finished,
       duration_ms, visitor_hash
FROM page_view
WHERE id > @after AND (finished = 1 OR time <= @silent_since)
ORDER BY id
LIMIT @limit

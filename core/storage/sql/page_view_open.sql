SELECT id, site_id, visitor_hash, time, hour, pathname_id, source_id, is_entry, is_bounce, duration_ms
FROM page_view
WHERE finished = 0 AND visitor_hash IS NOT NULL
ORDER BY id

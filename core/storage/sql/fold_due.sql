-- A row that nobody finished has been silent for long enough: it is the exit of its visit.
SELECT id, visitor_hash, site_id, day, hour, hostname_id, pathname_id, is_entry,
       is_exit OR NOT finished, source_id, channel_id, utm_source_id, utm_medium_id, utm_campaign_id,
       country, browser_id, browser_version_id, system_id, device_id, referrer_id, language_id,
       screen_id, utm_term_id, utm_content_id, is_visitor, is_page_visitor, is_entry AND is_bounce,
       duration_ms
FROM page_view
WHERE id > @after AND id <= @last AND (finished = 1 OR time <= @silent_since)
ORDER BY id
LIMIT @limit

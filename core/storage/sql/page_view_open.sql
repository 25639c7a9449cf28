SELECT id, site_id, visitor_hash, time, hour, hostname_id, pathname_id, source_id, channel_id,
       utm_source_id, utm_medium_id, utm_campaign_id, is_entry, is_bounce, duration_ms
FROM page_view
WHERE finished = 0 AND visitor_hash IS NOT NULL
ORDER BY id

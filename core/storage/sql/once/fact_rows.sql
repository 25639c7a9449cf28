-- In the order of the table's key.
SELECT site_id, day, hour, hostname_id, pathname_id, source_id, channel_id, utm_source_id,
       utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id, system_id, device_id,
       referrer_id, language_id, screen_id, utm_term_id, utm_content_id, is_exit, page_views, visits,
       visitors, page_visitors, bounces, duration_ms, duration_views
FROM fact
ORDER BY site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, channel_id,
         utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
         system_id, device_id, referrer_id, language_id, screen_id, utm_term_id, utm_content_id

-- What the fold has not taken yet, a row for each page view; as fold_due, but that what is silent
-- has not ended.
SELECT day, hour, hostname_id, pathname_id, source_id, channel_id, utm_source_id, utm_medium_id,
       utm_campaign_id, country, browser_id, browser_version_id, system_id, device_id, referrer_id,
       language_id, screen_id, utm_term_id, utm_content_id, is_visitor, is_page_visitor, is_entry,
       is_entry AND is_bounce, is_exit, duration_ms
FROM page_view
WHERE site_id = @site AND day BETWEEN @first AND @last

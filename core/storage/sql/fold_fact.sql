INSERT INTO fact (site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, channel_id,
                  utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id,
                  browser_version_id, system_id, device_id, referrer_id, language_id, screen_id,
                  utm_term_id, utm_content_id, day, visitors, page_visitors, page_views, visits,
                  bounces, duration_ms, duration_views)
VALUES (@site, @hour, @hostname, @pathname, @is_entry, @is_exit, @source, @channel,
        @utm_source, @utm_medium, @utm_campaign, @country, @browser,
        @browser_version, @system, @device, @referrer, @language, @screen,
        @utm_term, @utm_content, @day, @visitors, @page_visitors, @page_views, @visits,
        @bounces, @duration, @duration_views)
ON CONFLICT (site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, channel_id,
             utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id,
             browser_version_id, system_id, device_id, referrer_id, language_id, screen_id,
             utm_term_id, utm_content_id) DO UPDATE SET
    visitors       = visitors       + excluded.visitors,
    page_visitors  = page_visitors  + excluded.page_visitors,
    page_views     = page_views     + excluded.page_views,
    visits         = visits         + excluded.visits,
    bounces        = bounces        + excluded.bounces,
    duration_ms    = duration_ms    + excluded.duration_ms,
    duration_views = duration_views + excluded.duration_views

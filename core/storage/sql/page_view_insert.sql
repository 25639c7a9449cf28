INSERT INTO page_view (id, site_id, visitor_hash, time, hour, day, hostname_id, pathname_id,
                       source_id, country, referrer_id, language_id, screen_id,
                       is_entry, is_visitor, is_page_visitor, is_bounce, is_exit, duration_ms, finished,
                       channel_id, browser_id, browser_version_id, system_id, device_id,
                       utm_source_id, utm_medium_id, utm_campaign_id, utm_term_id, utm_content_id)
VALUES (@id, @site, @visitor_hash, @time, @hour, @day, @hostname, @pathname,
        @source, @country, @referrer, @language, @screen,
        @is_entry, @is_visitor, @is_page_visitor, @is_bounce, @is_exit, @duration, @finished,
        @channel, @browser, @browser_version, @system, @device,
        @utm_source, @utm_medium, @utm_campaign, @utm_term, @utm_content)

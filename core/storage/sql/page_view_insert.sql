INSERT INTO page_view (id, site_id, visitor_hash, time, hour, day, hostname_id, pathname_id,
                       source_id, country, referrer_id, language_id, screen_id,
                       is_entry, is_visitor, is_page_visitor, is_bounce, is_exit, duration_ms, finished)
VALUES (@id, @site, @visitor_hash, @time, @hour, @day, @hostname, @pathname,
        @source, @country, @referrer, @language, @screen,
        @is_entry, @is_visitor, @is_page_visitor, @is_bounce, @is_exit, @duration, @finished)

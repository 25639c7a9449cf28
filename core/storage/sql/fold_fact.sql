INSERT INTO fact (site_id, hour, day, hostname_id, pathname_id, is_entry, is_exit, source_id, country,
                  referrer_id, language_id, screen_id, visitors, page_visitors, page_views, visits,
                  bounces, duration_ms, duration_views)
VALUES (@site, @hour, @day, @hostname, @pathname, @is_entry, @is_exit, @source, @country,
        @referrer, @language, @screen, @visitors, @page_visitors, @page_views, @visits,
        @bounces, @duration, @duration_views)
ON CONFLICT (site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, country,
             referrer_id, language_id, screen_id) DO UPDATE SET
    visitors       = visitors       + excluded.visitors,
    page_visitors  = page_visitors  + excluded.page_visitors,
    page_views     = page_views     + excluded.page_views,
    visits         = visits         + excluded.visits,
    bounces        = bounces        + excluded.bounces,
    duration_ms    = duration_ms    + excluded.duration_ms,
    duration_views = duration_views + excluded.duration_views

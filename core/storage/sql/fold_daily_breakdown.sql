INSERT INTO daily_breakdown (site_id, dimension, day, value, visitors, page_visitors, page_views,
                             visits, bounces, exits, duration_ms, duration_views)
VALUES (@site, @dimension, @day, @value, @visitors, @page_visitors, @page_views,
        @visits, @bounces, @exits, @duration, @duration_views)
ON CONFLICT (site_id, dimension, day, value) DO UPDATE SET
    visitors       = visitors       + excluded.visitors,
    page_visitors  = page_visitors  + excluded.page_visitors,
    page_views     = page_views     + excluded.page_views,
    visits         = visits         + excluded.visits,
    bounces        = bounces        + excluded.bounces,
    exits          = exits          + excluded.exits,
    duration_ms    = duration_ms    + excluded.duration_ms,
    duration_views = duration_views + excluded.duration_views

SELECT hash FROM seen_visitor WHERE site_id = @site AND day = @day

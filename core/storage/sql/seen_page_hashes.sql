SELECT hash FROM seen_page WHERE site_id = @site AND day = @day

SELECT hash FROM seen_goal WHERE site_id = @site AND day = @day

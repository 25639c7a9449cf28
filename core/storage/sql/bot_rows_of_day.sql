SELECT count(*) FROM daily_bot WHERE site_id = @site AND day = @day

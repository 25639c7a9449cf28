SELECT DISTINCT target_id FROM daily_occurrence WHERE site_id = @site AND kind = 1 AND day = @day

DELETE FROM daily_occurrence WHERE site_id = @site AND kind = 2 AND target_id = @goal

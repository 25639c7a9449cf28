SELECT id FROM site_goal WHERE site_id = @site AND removed = 0

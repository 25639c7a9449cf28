UPDATE site_goal SET removed = 1, name = '' WHERE id = @goal

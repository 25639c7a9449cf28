DELETE FROM site_goal WHERE id = @goal

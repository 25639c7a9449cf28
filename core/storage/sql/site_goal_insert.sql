INSERT INTO site_goal (site_id, name, kind, pattern) VALUES (@site, @name, @kind, @pattern)

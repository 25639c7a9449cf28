INSERT INTO site_filter (site_id, name, filter) VALUES (@site, @name, @filter)

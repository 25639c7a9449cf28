INSERT INTO site_alias (alias, site_id, position) VALUES (@alias, @site, @position)

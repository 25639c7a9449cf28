INSERT INTO site_rule (site_id, kind, position, text) VALUES (@site, @kind, @position, @text)

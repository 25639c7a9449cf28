INSERT INTO name (site_id, kind, text) VALUES (@site, @kind, @text)

INSERT INTO site_hostname (site_id, position, hostname) VALUES (@site, @position, @hostname)

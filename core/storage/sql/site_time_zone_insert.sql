INSERT INTO site_time_zone (site_id, from_time, zone) VALUES (@site, @from_time, @zone)

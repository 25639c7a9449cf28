-- The code is free again; "#" cannot stand in one.
UPDATE site SET removed = 1, tracking_code = '#' || id, name = '' WHERE id = @site

DELETE FROM seen_page
WHERE (site_id, day, hash) IN (SELECT site_id, day, hash FROM seen_page
                               WHERE site_id = @site AND day < @day LIMIT @limit)

DELETE FROM hourly_total
WHERE (site_id, day, hour) IN
      (SELECT site_id, day, hour FROM hourly_total
       WHERE site_id = @site AND day < @day LIMIT @limit)

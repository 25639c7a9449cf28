-- Each dimension's days are together.
DELETE FROM daily_breakdown
WHERE (site_id, dimension, day, value) IN
      (SELECT site_id, dimension, day, value FROM daily_breakdown
       WHERE site_id = @site AND day < @day
         AND dimension IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
       LIMIT @limit)

DELETE FROM daily_bot
WHERE (site_id, day, reason, bot_id, pathname_id) IN
      (SELECT site_id, day, reason, bot_id, pathname_id FROM daily_bot
       WHERE site_id = @site AND day < @day LIMIT @limit)

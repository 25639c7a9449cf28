INSERT INTO daily_bot (site_id, day, reason, bot_id, pathname_id, page_views)
VALUES (@site, @day, @reason, @bot, @pathname, @page_views)

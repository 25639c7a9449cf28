-- What bots looked at, with the sum and the number of all rows, those that the limit cuts among them.
SELECT reason, (SELECT text FROM name WHERE id = bot_id), (SELECT text FROM name WHERE id = pathname_id) AS page,
       SUM(page_views) AS views, SUM(SUM(page_views)) OVER (), COUNT(*) OVER ()
FROM daily_bot
WHERE site_id = @site AND day BETWEEN @first AND @last
GROUP BY reason, bot_id, pathname_id
ORDER BY views DESC, 2, page, reason
LIMIT @limit

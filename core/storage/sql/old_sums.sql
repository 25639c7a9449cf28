-- Of days before: how many, and their page views.
SELECT count(DISTINCT day), coalesce(sum(page_views), 0), min(day)
FROM hourly_total
WHERE site_id = @site AND day < @day

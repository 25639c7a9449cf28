SELECT name.text
FROM daily_event JOIN name ON name.id = daily_event.event_id
WHERE daily_event.site_id = @site AND daily_event.day = @day

SELECT DISTINCT name.text
FROM daily_occurrence JOIN name ON name.id = daily_occurrence.target_id
WHERE daily_occurrence.site_id = @site AND daily_occurrence.kind = 1 AND daily_occurrence.day = @day

SELECT id, tracking_code, name, privacy_signals, created_at, hostname_rule, bot_views,
    strict_visits, kept_days, hourly_days, keeping_from, strict_from, strict_before
FROM site
WHERE removed = 0
ORDER BY id

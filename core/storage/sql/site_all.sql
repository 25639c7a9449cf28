SELECT id, tracking_code, name, privacy_signals, created_at, hostname_rule, bot_views
FROM site
WHERE removed = 0
ORDER BY id

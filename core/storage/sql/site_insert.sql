INSERT INTO site (tracking_code, name, privacy_signals, created_at, hostname_rule, bot_views)
VALUES (@tracking_code, @name, @privacy_signals, @created_at, @hostname_rule, @bot_views)

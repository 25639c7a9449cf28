INSERT INTO site (tracking_code, name, privacy_signals, created_at, hostname_rule, bot_views,
    strict_visits, kept_days, hourly_days, keeping_from, strict_from, strict_before)
VALUES (@tracking_code, @name, @privacy_signals, @created_at, @hostname_rule, @bot_views,
    @strict_visits, @kept_days, @hourly_days, @keeping_from, @strict_from,
    @strict_before)

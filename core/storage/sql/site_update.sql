UPDATE site
SET name = @name, privacy_signals = @privacy_signals, hostname_rule = @hostname_rule,
    bot_views = @bot_views, strict_visits = @strict_visits, kept_days = @kept_days,
    hourly_days = @hourly_days, keeping_from = @keeping_from, strict_from = @strict_from,
    strict_before = @strict_before
WHERE id = @site

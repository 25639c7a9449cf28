UPDATE site
SET name = @name, privacy_signals = @privacy_signals, hostname_rule = @hostname_rule, bot_views = @bot_views
WHERE id = @site

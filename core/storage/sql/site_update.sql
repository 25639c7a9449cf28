UPDATE site SET name = @name, privacy_signals = @privacy_signals WHERE id = @site

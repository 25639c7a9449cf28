INSERT INTO site (tracking_code, name, privacy_signals, created_at) VALUES (@tracking_code, @name, @privacy_signals, @created_at)

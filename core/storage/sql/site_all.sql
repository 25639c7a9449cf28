SELECT id, tracking_code, name, privacy_signals, created_at FROM site WHERE removed = 0 ORDER BY id

SELECT id, tracking_code, name, privacy_signals, created_at FROM site ORDER BY id

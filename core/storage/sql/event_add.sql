INSERT INTO daily_occurrence (site_id, kind, day, target_id, currency_id, events, conversions, amount)
VALUES (@site, 1, @day, @event, 0, @events, 0, 0)
ON CONFLICT (site_id, kind, day, target_id, currency_id) DO UPDATE SET events = events + excluded.events

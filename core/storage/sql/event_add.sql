INSERT INTO daily_event (site_id, day, event_id, events) VALUES (@site, @day, @event, @events)
ON CONFLICT (site_id, day, event_id) DO UPDATE SET events = events + excluded.events

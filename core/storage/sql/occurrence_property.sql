INSERT INTO daily_property (site_id, key_id, day, event_id, value_id, currency_id, events, conversions,
                            amount)
VALUES (@site, @key, @day, @event, @value, @currency, @events, @conversions, @amount)
ON CONFLICT (site_id, key_id, day, event_id, value_id, currency_id) DO UPDATE SET
    events      = events      + excluded.events,
    conversions = conversions + excluded.conversions,
    amount      = max(-1000000000000000, min(1000000000000000, amount + excluded.amount))

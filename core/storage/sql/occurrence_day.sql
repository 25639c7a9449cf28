INSERT INTO daily_occurrence (site_id, kind, day, target_id, currency_id, events, conversions, amount)
VALUES (@site, @kind, @day, @target, @currency, @events, @conversions, @amount)
ON CONFLICT (site_id, kind, day, target_id, currency_id) DO UPDATE SET
    events      = events      + excluded.events,
    conversions = conversions + excluded.conversions,
    amount      = max(-1000000000000000, min(1000000000000000, amount + excluded.amount))

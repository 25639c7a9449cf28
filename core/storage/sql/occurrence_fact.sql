-- Hostile amounts stay integers: a sum of integers that overflows becomes a real number.
INSERT INTO event_fact (site_id, kind, target_id, day, hour, hostname_id, pathname_id, source_id,
                        channel_id, utm_source_id, utm_medium_id, utm_campaign_id, country,
                        browser_id, browser_version_id, system_id, device_id, property_key_id,
                        property_value_id, currency_id, events, conversions, amount)
VALUES (@site, @kind, @target, @day, @hour, @hostname, @pathname, @source, @channel, @utm_source,
        @utm_medium, @utm_campaign, @country, @browser, @browser_version, @system, @device,
        @property_key, @property_value, @currency, @events, @conversions, @amount)
ON CONFLICT (site_id, kind, target_id, day, hour, hostname_id, pathname_id, source_id, channel_id,
             utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
             system_id, device_id, property_key_id, property_value_id, currency_id) DO UPDATE SET
    events      = events      + excluded.events,
    conversions = conversions + excluded.conversions,
    amount      = max(-1000000000000000, min(1000000000000000, amount + excluded.amount))

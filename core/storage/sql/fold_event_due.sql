SELECT site_id, day, hour, kind, target_id, hostname_id, pathname_id, source_id, channel_id,
       utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
       system_id, device_id, property_key_id, property_value_id, currency_id, events, conversions,
       amount
FROM event_fact
ORDER BY site_id, day, hour, kind, target_id, hostname_id, pathname_id, source_id, channel_id,
         utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
         system_id, device_id, property_key_id, property_value_id, currency_id
LIMIT @limit

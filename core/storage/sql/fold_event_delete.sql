-- The rows that fold_event_due gave: up to the last of them, by the table's key.
DELETE FROM event_fact
WHERE (site_id, day, hour, kind, target_id, hostname_id, pathname_id, source_id, channel_id,
       utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
       system_id, device_id, property_key_id, property_value_id, currency_id)
   <= (@site, @day, @hour, @kind, @target, @hostname, @pathname, @source, @channel, @utm_source,
       @utm_medium, @utm_campaign, @country, @browser, @browser_version, @system, @device,
       @property_key, @property_value, @currency)

-- Where an event (kind 1) or a goal (kind 2) happened, by one of its dimensions.
SELECT value, CASE WHEN @dimension <> 7 THEN (SELECT text FROM name WHERE id = value) END,
       (SELECT text FROM name WHERE id = currency_id), SUM(events), SUM(conversions),
       CAST(max(-9e15, min(9e15, TOTAL(amount))) AS INTEGER)
FROM (SELECT CASE @dimension WHEN 1 THEN pathname_id WHEN 4 THEN hostname_id WHEN 6 THEN source_id
                  WHEN 7 THEN country WHEN 9 THEN channel_id WHEN 10 THEN browser_id
                  WHEN 11 THEN browser_version_id WHEN 12 THEN system_id WHEN 13 THEN device_id
                  WHEN 15 THEN utm_source_id WHEN 16 THEN utm_medium_id WHEN 17 THEN utm_campaign_id
             END AS value, currency_id, events, conversions, amount
      FROM event_fact
      WHERE site_id = @site AND kind = @kind
        AND target_id = COALESCE(@goal, (SELECT id FROM name WHERE site_id = @site AND kind = 7 AND text = @event))
        AND day BETWEEN @first AND @last)
GROUP BY value, currency_id
ORDER BY value

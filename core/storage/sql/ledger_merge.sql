INSERT INTO ledger_hour (site_id, hour, reason, items)
SELECT site_id, minute - minute % 3600 AS start, reason, sum(items) FROM ledger_minute
WHERE reason = @reason AND minute < @before
GROUP BY site_id, start
ON CONFLICT (site_id, hour, reason) DO UPDATE SET items = items + excluded.items

SELECT site_id, CASE WHEN minute >= @from THEN minute ELSE 0 END AS since, reason, sum(items)
FROM (SELECT site_id, minute, reason, items FROM ledger_minute
      UNION ALL SELECT site_id, hour, reason, items FROM ledger_hour)
WHERE site_id NOT IN (SELECT id FROM site WHERE removed = 1)
GROUP BY site_id, since, reason

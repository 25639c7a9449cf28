DELETE FROM ledger_hour
WHERE (site_id, hour, reason) IN (SELECT site_id, hour, reason FROM ledger_hour
                                  WHERE site_id = @site LIMIT @limit)

DELETE FROM ledger_minute
WHERE (site_id, minute, reason) IN (SELECT site_id, minute, reason FROM ledger_minute
                                    WHERE site_id = @site LIMIT @limit)

INSERT INTO ledger_minute (site_id, minute, reason, items) VALUES (@site, @minute, @reason, @items)
ON CONFLICT (site_id, minute, reason) DO UPDATE SET items = items + excluded.items

SELECT min(minute) FROM ledger_minute WHERE reason = @reason

DELETE FROM ledger_minute WHERE reason = @reason AND minute < @before

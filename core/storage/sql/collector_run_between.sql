SELECT started, alive FROM collector_run WHERE started < @to AND alive > @from ORDER BY started

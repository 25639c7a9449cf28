SELECT started, alive FROM collector_run WHERE started <= @time ORDER BY started DESC LIMIT 1

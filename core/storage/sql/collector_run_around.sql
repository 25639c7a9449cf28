SELECT started, alive FROM collector_run
WHERE (started >= coalesce((SELECT max(started) FROM collector_run WHERE started <= @from), @from)
       AND started <= coalesce((SELECT min(started) FROM collector_run WHERE started >= @to), @to))
   OR (started < @to AND alive > @from)
ORDER BY started

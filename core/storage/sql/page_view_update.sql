UPDATE page_view
SET visitor_hash = @visitor_hash, time = @time, is_bounce = @is_bounce, is_exit = @is_exit,
    duration_ms = @duration, finished = @finished
WHERE id = @id

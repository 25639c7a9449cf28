INSERT INTO collector_run (started, alive) VALUES (@started, @alive)
ON CONFLICT (started) DO UPDATE SET alive = excluded.alive

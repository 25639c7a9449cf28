DELETE FROM event_fact
WHERE site_id = @site AND kind = 2 AND target_id = @goal
  AND day <= (SELECT max(day) FROM (SELECT day FROM event_fact
                                    WHERE site_id = @site AND kind = 2 AND target_id = @goal
                                    ORDER BY day LIMIT @limit))

SELECT id, length(head) FROM fact_segment WHERE state = 2 ORDER BY id LIMIT 1

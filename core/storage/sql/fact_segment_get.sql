SELECT kind, facts, first_day, last_day, head FROM fact_segment WHERE id = @id

INSERT INTO fact_segment (site_id, kind, level, state, closed, first_day, last_day, facts, bytes, head)
VALUES (@site, @kind, @level, @state, @closed, @first_day, @last_day, @facts, @bytes, @head)

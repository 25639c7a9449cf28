INSERT INTO fact_segment (site_id, kind, level, state, closed, first_day, last_day, facts, bytes,
    head, hourly_from)
VALUES (@site, @kind, @level, @state, @closed, @first_day, @last_day, @facts, @bytes,
    @head, @hourly_from)

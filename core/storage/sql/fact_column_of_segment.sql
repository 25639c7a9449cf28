SELECT id, data FROM fact_column WHERE id BETWEEN @first AND @last ORDER BY id

DELETE FROM fact_column WHERE id BETWEEN @first AND @last

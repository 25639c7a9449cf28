SELECT data FROM fact_column WHERE id = @id

INSERT INTO fact_column (id, data) VALUES (@id, @data)

SELECT state FROM fact_segment WHERE id = @id

SELECT head FROM fact_segment WHERE id = @id

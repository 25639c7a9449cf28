DELETE FROM fact_segment WHERE id = @id

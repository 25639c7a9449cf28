-- A column is as large as thousands of rows elsewhere.
DELETE FROM fact_column
WHERE id IN (SELECT fact_column.id
             FROM fact_segment JOIN fact_column
                 ON fact_column.id BETWEEN fact_segment.id << 24 AND (fact_segment.id + 1 << 24) - 1
             WHERE site_id = @site
             LIMIT 1 + @limit / 1000)

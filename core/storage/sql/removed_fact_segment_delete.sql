-- Those whose columns are gone.
DELETE FROM fact_segment
WHERE id IN (SELECT id FROM fact_segment
             WHERE site_id = @site
               AND NOT EXISTS (SELECT 1 FROM fact_column
                               WHERE fact_column.id BETWEEN fact_segment.id << 24
                                                        AND (fact_segment.id + 1 << 24) - 1)
             LIMIT 1 + @limit / 100)

-- In force, and of a site that is not being deleted.
SELECT 1 FROM fact_segment
WHERE id = @id AND state = 1 AND site_id NOT IN (SELECT id FROM site WHERE removed = 1)

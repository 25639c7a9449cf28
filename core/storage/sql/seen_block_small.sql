-- One set's blocks that a single batch left, or an earlier merge as its rest; none where there is one
-- alone.
SELECT id, site_id, day, kind, hashes
FROM seen_block
WHERE length(hashes) < @bytes
  AND (site_id, day, kind) IN (SELECT site_id, day, kind FROM seen_block WHERE length(hashes) < @bytes
                               GROUP BY site_id, day, kind HAVING count(*) > 1 LIMIT 1)

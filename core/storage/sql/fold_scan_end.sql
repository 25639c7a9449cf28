-- The last of so many rows, and how many there are.
SELECT max(id), count(*)
FROM (SELECT id FROM page_view WHERE id > @after ORDER BY id LIMIT @most)

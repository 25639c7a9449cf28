-- The names of one kind that came after an id. By id ("+" keeps the index out): these are few.
SELECT id, text FROM name
WHERE id > @after AND +site_id = @site AND +kind = @kind
ORDER BY id

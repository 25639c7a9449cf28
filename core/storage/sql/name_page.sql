-- The names of one kind after one of them, by text: all in the index, in its order.
SELECT id, text FROM name
WHERE site_id = @site AND kind = @kind AND text > @after
ORDER BY text
LIMIT @limit

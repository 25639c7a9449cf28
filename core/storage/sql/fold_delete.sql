-- The rows that fold_due gave.
DELETE FROM page_view
WHERE id > @after AND id <= @last AND (finished = 1 OR time <= @silent_since)

DELETE FROM page_view WHERE id IN (SELECT id FROM temp.due_view)

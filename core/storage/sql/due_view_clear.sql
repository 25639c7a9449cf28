DELETE FROM temp.due_view

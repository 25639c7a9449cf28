SELECT count(*), coalesce(max(id), 0) FROM temp.due_view

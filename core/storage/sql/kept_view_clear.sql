DELETE FROM temp.kept_view

SELECT coalesce(max(id), 0) FROM page_view

DELETE FROM page_view

SELECT count(*) FROM page_view

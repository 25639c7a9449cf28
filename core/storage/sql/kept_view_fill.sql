INSERT INTO temp.kept_view SELECT * FROM page_view

-- In the order of their ids, so that no row is moved again.
INSERT INTO page_view SELECT * FROM temp.kept_view ORDER BY id

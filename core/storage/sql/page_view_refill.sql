-- In the order of their ids, which is that of the table they come from, so that no row is moved
-- again. An ORDER BY would have SQLite take each row to pieces.
INSERT INTO page_view SELECT * FROM temp.kept_view

-- The page views while their table is written anew; in memory, of this connection only.
CREATE TEMP TABLE IF NOT EXISTS kept_view AS SELECT * FROM page_view WHERE 0

-- As page_view_site: its entries are copied as they are, too.
CREATE INDEX IF NOT EXISTS temp.kept_view_site ON kept_view (site_id)

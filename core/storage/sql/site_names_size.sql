SELECT count(*), coalesce(sum(length(CAST(text AS BLOB))), 0) FROM name WHERE site_id = @site

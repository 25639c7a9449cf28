-- Rows of all sums by hour or day.
SELECT (SELECT count(*) FROM hourly_total WHERE site_id = @site)
     + (SELECT count(*) FROM daily_occurrence WHERE site_id = @site)
     + (SELECT count(*) FROM daily_property WHERE site_id = @site)
     + (SELECT count(*) FROM daily_bot WHERE site_id = @site)

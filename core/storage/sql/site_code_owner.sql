-- The name of a site that has this tracking code already, or answers to it as an alias.
SELECT name FROM site WHERE tracking_code = @code
UNION ALL
SELECT site.name
FROM site_alias JOIN site ON site.id = site_alias.site_id
WHERE site_alias.alias = lower(@code)
LIMIT 1

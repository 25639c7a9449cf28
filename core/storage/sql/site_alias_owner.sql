-- The name of another site that answers to this alias, which is lower case, or to such a code.
SELECT site.name
FROM site_alias JOIN site ON site.id = site_alias.site_id
WHERE site_alias.alias = @alias AND site.id <> @site
UNION ALL
SELECT name FROM site WHERE lower(tracking_code) = @alias AND removed = 0 AND id <> @site
LIMIT 1

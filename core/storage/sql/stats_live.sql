-- Whoever has a hash is on that page: only a visitor's newest view has one.
SELECT name.text, COUNT(*) AS visitors
FROM page_view
     JOIN name ON name.id = page_view.pathname_id
WHERE page_view.site_id = @site AND page_view.visitor_hash IS NOT NULL AND page_view.time > @since
GROUP BY page_view.pathname_id
ORDER BY visitors DESC, name.text

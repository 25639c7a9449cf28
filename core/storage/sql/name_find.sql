SELECT id FROM name WHERE site_id = @site AND kind = @kind AND text = @text

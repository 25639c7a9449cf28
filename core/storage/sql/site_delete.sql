DELETE FROM site WHERE id = @site

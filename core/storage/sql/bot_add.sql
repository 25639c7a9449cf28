UPDATE daily_bot SET page_views = page_views + @page_views
WHERE site_id = @site AND day = @day AND reason = @reason AND bot_id = @bot AND pathname_id = @pathname

SELECT hashes FROM seen_block WHERE site_id = @site AND day = @day AND kind = @kind

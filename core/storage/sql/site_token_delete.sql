DELETE FROM site_token WHERE id = @token

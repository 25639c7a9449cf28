SELECT site_id, kind, text FROM name WHERE id = @id

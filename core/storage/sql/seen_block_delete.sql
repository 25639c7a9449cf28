DELETE FROM seen_block WHERE id = @id

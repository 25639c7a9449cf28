DELETE FROM instance WHERE key = @key

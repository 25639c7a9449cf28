SELECT value FROM instance WHERE key = @key

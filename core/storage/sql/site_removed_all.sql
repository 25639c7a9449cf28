SELECT id FROM site WHERE removed = 1 ORDER BY id

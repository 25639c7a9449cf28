-- The first problems, or "ok".
PRAGMA quick_check(20)

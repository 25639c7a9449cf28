-- The rows that the running fold takes, without the hash; in memory, of this connection only.
CREATE TEMP TABLE IF NOT EXISTS due_view (
    id              INTEGER PRIMARY KEY,
    site_id         INTEGER NOT NULL,
    hour            INTEGER NOT NULL,
    day             INTEGER NOT NULL,
    hostname_id     INTEGER NOT NULL,
    pathname_id     INTEGER NOT NULL,
    source_id       INTEGER NOT NULL,
    country         INTEGER NOT NULL,
    referrer_id     INTEGER NOT NULL,
    language_id     INTEGER NOT NULL,
    screen_id       INTEGER NOT NULL,
    is_entry        INTEGER NOT NULL,
    is_visitor      INTEGER NOT NULL,
    is_page_visitor INTEGER NOT NULL,
    is_bounce       INTEGER NOT NULL,
    is_exit         INTEGER NOT NULL,
    duration_ms     INTEGER
)

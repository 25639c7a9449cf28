-- The first schema. Never edited after a release: the next change is 0002.
-- Times are UTC: "time" in milliseconds, "hour" the start of the site's hour in seconds.
-- "day" is the Julian day number of the site's local date. Ids of names are 0 where there is none.

CREATE TABLE instance (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE site (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    tracking_code   TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    privacy_signals INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    removed         INTEGER NOT NULL DEFAULT 0 -- 1 while what was counted for it is being deleted
);

CREATE TABLE site_hostname (
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    hostname TEXT NOT NULL,
    PRIMARY KEY (site_id, position)
) WITHOUT ROWID;

-- The spans of the site's calendar; the first one's from_time is 0 and not looked at.
CREATE TABLE site_time_zone (
    site_id   INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    from_time INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    PRIMARY KEY (site_id, from_time)
) WITHOUT ROWID;

-- Names once, for each site, so that removing a site removes its names.
-- kind: 1 pathname, 2 hostname, 3 referrer, 4 source, 5 language, 6 screen, 7 event
CREATE TABLE name (
    id      INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind    INTEGER NOT NULL,
    text    TEXT NOT NULL,
    UNIQUE (site_id, kind, text)
);

-- Short-lived: a row is folded when it is finished, or silent for 30 minutes.
-- visitor_hash only while the row is that visitor's newest; then NULL, and time is cut to the hour.
CREATE TABLE page_view (
    id              INTEGER PRIMARY KEY,
    site_id         INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    visitor_hash    BLOB,
    time            INTEGER NOT NULL,
    hour            INTEGER NOT NULL,
    day             INTEGER NOT NULL,
    hostname_id     INTEGER NOT NULL,
    pathname_id     INTEGER NOT NULL,
    source_id       INTEGER NOT NULL,
    country         INTEGER NOT NULL,
    referrer_id     INTEGER NOT NULL, -- this and the next two on entry views only
    language_id     INTEGER NOT NULL,
    screen_id       INTEGER NOT NULL,
    is_entry        INTEGER NOT NULL,
    is_visitor      INTEGER NOT NULL, -- first view of the visitor's day
    is_page_visitor INTEGER NOT NULL, -- first view of this page by the visitor that day
    is_bounce       INTEGER NOT NULL, -- of an entry view: one view so far, and no event
    is_exit         INTEGER NOT NULL DEFAULT 0, -- 1 where a later visit finished the row
    duration_ms     INTEGER,
    finished        INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX page_view_site ON page_view (site_id);

-- No other column, and no rowid: the order of insertion would tell.
CREATE TABLE seen_visitor (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (site_id, day, hash)
) WITHOUT ROWID;

CREATE TABLE seen_page (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (site_id, day, hash)
) WITHOUT ROWID;

-- Rollups: sums only.
CREATE TABLE hourly_total (
    site_id        INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day            INTEGER NOT NULL,
    hour           INTEGER NOT NULL,
    visitors       INTEGER NOT NULL,
    page_visitors  INTEGER NOT NULL,
    page_views     INTEGER NOT NULL,
    visits         INTEGER NOT NULL,
    bounces        INTEGER NOT NULL,
    exits          INTEGER NOT NULL,
    duration_ms    INTEGER NOT NULL,
    duration_views INTEGER NOT NULL,
    PRIMARY KEY (site_id, day, hour)
) WITHOUT ROWID;

-- value: an id of name, or a country's number; 0 where there is none.
CREATE TABLE daily_breakdown (
    site_id        INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    dimension      INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    value          INTEGER NOT NULL,
    visitors       INTEGER NOT NULL,
    page_visitors  INTEGER NOT NULL,
    page_views     INTEGER NOT NULL,
    visits         INTEGER NOT NULL,
    bounces        INTEGER NOT NULL,
    exits          INTEGER NOT NULL,
    duration_ms    INTEGER NOT NULL,
    duration_views INTEGER NOT NULL,
    PRIMARY KEY (site_id, dimension, day, value)
) WITHOUT ROWID;

-- What cross-filtering will need, without any hash; the key is the value, so that no order of
-- arrival remains.
CREATE TABLE fact (
    site_id        INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    hour           INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    hostname_id    INTEGER NOT NULL,
    pathname_id    INTEGER NOT NULL,
    is_entry       INTEGER NOT NULL,
    is_exit        INTEGER NOT NULL,
    source_id      INTEGER NOT NULL,
    country        INTEGER NOT NULL,
    referrer_id    INTEGER NOT NULL,
    language_id    INTEGER NOT NULL,
    screen_id      INTEGER NOT NULL,
    visitors       INTEGER NOT NULL,
    page_visitors  INTEGER NOT NULL,
    page_views     INTEGER NOT NULL,
    visits         INTEGER NOT NULL,
    bounces        INTEGER NOT NULL,
    duration_ms    INTEGER NOT NULL,
    duration_views INTEGER NOT NULL,
    PRIMARY KEY (site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, country,
                 referrer_id, language_id, screen_id)
) WITHOUT ROWID;

-- Custom events by name and day; a later release gives them facts of their own.
CREATE TABLE daily_event (
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day      INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    events   INTEGER NOT NULL,
    PRIMARY KEY (site_id, day, event_id)
) WITHOUT ROWID;

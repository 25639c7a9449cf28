-- Facts in columnar segments, filters with names, and how much of the past a site keeps.

ALTER TABLE site ADD COLUMN strict_visits INTEGER NOT NULL DEFAULT 0; -- 0: not strict
ALTER TABLE site ADD COLUMN kept_days INTEGER NOT NULL DEFAULT 0; -- 0: all
ALTER TABLE site ADD COLUMN hourly_days INTEGER NOT NULL DEFAULT 0; -- 0: all
-- Nothing goes because of those two before then (milliseconds since 1970).
ALTER TABLE site ADD COLUMN keeping_from INTEGER NOT NULL DEFAULT 0;

-- filter: conditions as on the command line, one a line.
CREATE TABLE site_filter (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    filter  TEXT NOT NULL,
    PRIMARY KEY (site_id, name)
) WITHOUT ROWID;

-- Facts of some days of a site, never changed once they are in force: merging writes a new segment.
-- kind: 1 page views, 2 events. level: 0 of one fold, 1 a day, 2 a month, 3 a year.
-- state: 0 being written, 1 in force, 2 replaced and being deleted. closed: 1 where a strict site's
-- details have been given up. head: what a query needs to know before it reads a column
-- (storage/facts/segmenthead.h).
CREATE TABLE fact_segment (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- caches know segments by it: never used again
    site_id   INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind      INTEGER NOT NULL,
    level     INTEGER NOT NULL,
    state     INTEGER NOT NULL,
    closed    INTEGER NOT NULL DEFAULT 0,
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    facts     INTEGER NOT NULL,
    bytes     INTEGER NOT NULL, -- of head and columns
    head      BLOB NOT NULL
);
CREATE INDEX fact_segment_site ON fact_segment (site_id, kind, state, first_day);

-- id: segment, column group and chunk of frames in one number (storage/facts/factstore.h).
CREATE TABLE fact_column (
    id   INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);

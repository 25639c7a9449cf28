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
-- (storage/facts/headcodec.h).
CREATE TABLE fact_segment (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- caches know segments by it: never used again
    site_id   INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind      INTEGER NOT NULL,
    level     INTEGER NOT NULL,
    state     INTEGER NOT NULL,
    closed    INTEGER NOT NULL DEFAULT 0,
    hourly_from INTEGER NOT NULL DEFAULT 0, -- of days before, the hours have been given up
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    facts     INTEGER NOT NULL,
    bytes     INTEGER NOT NULL, -- of head and columns
    head      BLOB NOT NULL
);
CREATE INDEX fact_segment_site ON fact_segment (site_id, kind, state, first_day);

-- id: segment, and which part of it, in one number (storage/facts/factstore.h).
CREATE TABLE fact_column (
    id   INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);

-- Events wait here for the next fold; also all of those before, so the first fold takes long. New:
-- kind 3, an event again with one of its properties. The key of a table cannot be changed; days
-- come first in it, since a fold writes a segment for each day of what it takes at once.
CREATE TABLE waiting_event (
    site_id            INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind               INTEGER NOT NULL,
    target_id          INTEGER NOT NULL,
    day                INTEGER NOT NULL,
    hour               INTEGER NOT NULL,
    hostname_id        INTEGER NOT NULL,
    pathname_id        INTEGER NOT NULL,
    source_id          INTEGER NOT NULL,
    channel_id         INTEGER NOT NULL,
    utm_source_id      INTEGER NOT NULL,
    utm_medium_id      INTEGER NOT NULL,
    utm_campaign_id    INTEGER NOT NULL,
    country            INTEGER NOT NULL,
    browser_id         INTEGER NOT NULL,
    browser_version_id INTEGER NOT NULL,
    system_id          INTEGER NOT NULL,
    device_id          INTEGER NOT NULL,
    property_key_id    INTEGER NOT NULL DEFAULT 0,
    property_value_id  INTEGER NOT NULL DEFAULT 0,
    currency_id        INTEGER NOT NULL,
    events             INTEGER NOT NULL,
    conversions        INTEGER NOT NULL,
    amount             INTEGER NOT NULL,
    PRIMARY KEY (site_id, day, hour, kind, target_id, hostname_id, pathname_id, source_id,
                 channel_id, utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id,
                 browser_version_id, system_id, device_id, property_key_id, property_value_id,
                 currency_id)
) WITHOUT ROWID;
INSERT INTO waiting_event
SELECT site_id, kind, target_id, day, hour, hostname_id, pathname_id, source_id, channel_id,
       utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id, browser_version_id,
       system_id, device_id, 0, 0, currency_id, events, conversions, amount
FROM event_fact
ORDER BY site_id, day, hour, kind, target_id;
DROP TABLE event_fact;
ALTER TABLE waiting_event RENAME TO event_fact;

-- What facts answer at least as fast.
DROP VIEW open_value;
DROP TABLE daily_breakdown;

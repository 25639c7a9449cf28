-- What a visitor looks with and comes from, events with properties and money, goals, and what a
-- site's owner decides about counting.

ALTER TABLE site ADD COLUMN hostname_rule INTEGER NOT NULL DEFAULT 0; -- 1: only listed hostnames
ALTER TABLE site ADD COLUMN bot_views INTEGER NOT NULL DEFAULT 0; -- 1: kept for looking at

CREATE TABLE site_alias (
    alias    TEXT PRIMARY KEY,
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX site_alias_site ON site_alias (site_id);

-- kind: 1 kept query parameter, 2 grouped pathname, 3 ignored pathname, 4 excluded address range
CREATE TABLE site_rule (
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (site_id, kind, position)
) WITHOUT ROWID;

-- kind: 1 event, 2 page. Ids are not used again: sums hold them.
CREATE TABLE site_goal (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    kind    INTEGER NOT NULL,
    pattern TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 -- 1 while its sums are being deleted
);
CREATE UNIQUE INDEX site_goal_name ON site_goal (site_id, name) WHERE removed = 0;

-- hash: SHA-256 of the token, which is not kept.
CREATE TABLE site_token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    hash       BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
);
CREATE INDEX site_token_site ON site_token (site_id);

-- More kinds of name: 8 channel, 9 browser, 10 browser with version, 11 system, 12 device class,
-- 13 to 17 utm source, medium, campaign, term, content, 18 property key, 19 property value,
-- 20 currency, 21 bot. Two of them, term and content, are of entry views only.
ALTER TABLE page_view ADD COLUMN channel_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN browser_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN browser_version_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN system_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN device_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN utm_source_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN utm_medium_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN utm_campaign_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN utm_term_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_view ADD COLUMN utm_content_id INTEGER NOT NULL DEFAULT 0;

-- Each dimension's rows add up to all views. Of those before, nothing was known: value 0. Dimension:
-- domain::Dimension, here of every view, of entry views, and the screens, which the facts know.
INSERT INTO daily_breakdown
SELECT site_id, dimension.column1, day, 0, sum(visitors), sum(page_visitors), sum(page_views),
       sum(visits), sum(bounces), sum(exits), sum(duration_ms), sum(duration_views)
FROM hourly_total, (VALUES (9), (10), (11), (12), (13), (15), (16), (17)) AS dimension
GROUP BY site_id, dimension.column1, day;
INSERT INTO daily_breakdown
SELECT site_id, other.column1, day, 0, sum(visitors), sum(page_visitors), sum(page_views),
       sum(visits), sum(bounces), sum(exits), sum(duration_ms), sum(duration_views)
FROM daily_breakdown, (VALUES (18), (19)) AS other
WHERE dimension = 5
GROUP BY site_id, other.column1, day;
INSERT INTO daily_breakdown
SELECT site_id, 14, day, screen_id, sum(visitors), sum(page_visitors), sum(page_views), sum(visits),
       sum(bounces), sum(is_exit * page_views), sum(duration_ms), sum(duration_views)
FROM fact
WHERE is_entry = 1
GROUP BY site_id, day, screen_id;

-- The key of a table cannot be changed: the facts so far go into a new one, with 0 (unknown) for
-- what was not known of them.
CREATE TABLE fact_of_views (
    site_id            INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    hour               INTEGER NOT NULL,
    day                INTEGER NOT NULL,
    hostname_id        INTEGER NOT NULL,
    pathname_id        INTEGER NOT NULL,
    is_entry           INTEGER NOT NULL,
    is_exit            INTEGER NOT NULL,
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
    referrer_id        INTEGER NOT NULL,
    language_id        INTEGER NOT NULL,
    screen_id          INTEGER NOT NULL,
    utm_term_id        INTEGER NOT NULL,
    utm_content_id     INTEGER NOT NULL,
    visitors           INTEGER NOT NULL,
    page_visitors      INTEGER NOT NULL,
    page_views         INTEGER NOT NULL,
    visits             INTEGER NOT NULL,
    bounces            INTEGER NOT NULL,
    duration_ms        INTEGER NOT NULL,
    duration_views     INTEGER NOT NULL,
    PRIMARY KEY (site_id, hour, hostname_id, pathname_id, is_entry, is_exit, source_id, channel_id,
                 utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id,
                 browser_version_id, system_id, device_id, referrer_id, language_id, screen_id,
                 utm_term_id, utm_content_id)
) WITHOUT ROWID;
INSERT INTO fact_of_views
SELECT site_id, hour, day, hostname_id, pathname_id, is_entry, is_exit, source_id, 0, 0, 0, 0,
       country, 0, 0, 0, 0, referrer_id, language_id, screen_id, 0, 0, visitors, page_visitors,
       page_views, visits, bounces, duration_ms, duration_views
FROM fact;
DROP TABLE fact;
ALTER TABLE fact_of_views RENAME TO fact;

-- What happened beside page views, by the hour and by all that is known of it: kind 1, target an
-- event's name; kind 2, target a goal (an event or a page view met it). conversions: visitors, each
-- once a day. amount: in the currency's smallest unit; currency 0 where there is none.
CREATE TABLE event_fact (
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
    currency_id        INTEGER NOT NULL,
    events             INTEGER NOT NULL,
    conversions        INTEGER NOT NULL,
    amount             INTEGER NOT NULL,
    PRIMARY KEY (site_id, kind, target_id, day, hour, hostname_id, pathname_id, source_id,
                 channel_id, utm_source_id, utm_medium_id, utm_campaign_id, country, browser_id,
                 browser_version_id, system_id, device_id, currency_id)
) WITHOUT ROWID;

-- The same by the day, for lists of all events and goals.
CREATE TABLE daily_occurrence (
    site_id     INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind        INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    target_id   INTEGER NOT NULL,
    currency_id INTEGER NOT NULL,
    events      INTEGER NOT NULL,
    conversions INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    PRIMARY KEY (site_id, kind, day, target_id, currency_id)
) WITHOUT ROWID;
INSERT INTO daily_occurrence
SELECT site_id, 1, day, event_id, 0, events, 0, 0 FROM daily_event;
DROP TABLE daily_event;

CREATE TABLE daily_property (
    site_id     INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    key_id      INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    event_id    INTEGER NOT NULL,
    value_id    INTEGER NOT NULL,
    currency_id INTEGER NOT NULL,
    events      INTEGER NOT NULL,
    conversions INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    PRIMARY KEY (site_id, key_id, day, event_id, value_id, currency_id)
) WITHOUT ROWID;

-- What bots looked at, where a site wants to see that; reason: domain::Rejection.
CREATE TABLE daily_bot (
    site_id     INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day         INTEGER NOT NULL,
    reason      INTEGER NOT NULL,
    bot_id      INTEGER NOT NULL,
    pathname_id INTEGER NOT NULL,
    page_views  INTEGER NOT NULL,
    PRIMARY KEY (site_id, day, reason, bot_id, pathname_id)
) WITHOUT ROWID;

-- Who met a goal, did an event, or did it with a property today; as seen_visitor. seen_block has
-- them as kind 3.
CREATE TABLE seen_goal (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (site_id, day, hash)
) WITHOUT ROWID;

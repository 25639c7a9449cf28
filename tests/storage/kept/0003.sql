-- A database of the version before 0004, as `sqlite3 footfall.db .dump` gives it: views that are
-- folded and views that are open, sums, facts and events. Kept for the test of the migration.
CREATE TABLE instance (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO instance VALUES('applied_sequence','11');
INSERT INTO instance VALUES('epoch','b96864d980f041e2a2fb8e2875b44c4e');
CREATE TABLE site (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    tracking_code   TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    privacy_signals INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    removed         INTEGER NOT NULL DEFAULT 0 
);
INSERT INTO site VALUES(1,'KEPT0003','example.com',0,1795893156612,0);
INSERT INTO site VALUES(2,'SECOND','second.example',0,1795893156650,0);
CREATE TABLE site_hostname (
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    hostname TEXT NOT NULL,
    PRIMARY KEY (site_id, position)
) WITHOUT ROWID;
INSERT INTO site_hostname VALUES(1,0,'example.com');
INSERT INTO site_hostname VALUES(2,0,'second.example');
CREATE TABLE site_time_zone (
    site_id   INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    from_time INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    PRIMARY KEY (site_id, from_time)
) WITHOUT ROWID;
INSERT INTO site_time_zone VALUES(1,0,'Europe/Berlin');
INSERT INTO site_time_zone VALUES(2,0,'UTC');
CREATE TABLE name (
    id      INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind    INTEGER NOT NULL,
    text    TEXT NOT NULL,
    UNIQUE (site_id, kind, text)
);
INSERT INTO name VALUES(1,1,2,'example.com');
INSERT INTO name VALUES(2,1,1,'/');
INSERT INTO name VALUES(3,1,4,'Google');
INSERT INTO name VALUES(4,1,3,'google.com');
INSERT INTO name VALUES(5,1,5,'de-DE');
INSERT INTO name VALUES(6,1,1,'/pricing');
INSERT INTO name VALUES(7,1,4,'example.org');
INSERT INTO name VALUES(8,1,3,'news.example.org/a');
INSERT INTO name VALUES(9,1,5,'en-GB');
INSERT INTO name VALUES(10,1,1,'/blog');
INSERT INTO name VALUES(11,1,5,'fr');
INSERT INTO name VALUES(12,2,2,'example.com');
INSERT INTO name VALUES(13,2,1,'/');
INSERT INTO name VALUES(14,2,5,'en');
INSERT INTO name VALUES(15,1,7,'Signup');
INSERT INTO name VALUES(16,1,7,'Download');
INSERT INTO name VALUES(17,1,5,'it');
INSERT INTO name VALUES(18,1,6,'phone');
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
    referrer_id     INTEGER NOT NULL, 
    language_id     INTEGER NOT NULL,
    screen_id       INTEGER NOT NULL,
    is_entry        INTEGER NOT NULL,
    is_visitor      INTEGER NOT NULL, 
    is_page_visitor INTEGER NOT NULL, 
    is_bounce       INTEGER NOT NULL, 
    is_exit         INTEGER NOT NULL DEFAULT 0, 
    duration_ms     INTEGER,
    finished        INTEGER NOT NULL DEFAULT 0
);
INSERT INTO page_view VALUES(2,1,X'424679f37e55bd6249bd407d0fdce8f4',1795893158694,1795892400,2461373,1,6,3,0,0,0,0,0,0,1,0,0,NULL,0);
INSERT INTO page_view VALUES(3,1,X'9fcba06fa06310026c7803784568be27',1795893158703,1795892400,2461373,1,2,7,0,8,9,0,1,1,1,0,0,NULL,0);
INSERT INTO page_view VALUES(6,1,X'67619375c188aa8f69201c4994cdabb9',1795893158731,1795892400,2461373,1,6,0,0,0,0,0,0,0,1,0,0,NULL,0);
INSERT INTO page_view VALUES(7,2,X'e75c0a560260ceb28885cfd571d8c23a',1795893158742,1795892400,2461373,12,13,0,0,0,14,0,1,1,1,1,0,NULL,0);
INSERT INTO page_view VALUES(8,1,X'd0a876d0decd078ac6db52f54b4ceec2',1795893158791,1795892400,2461373,1,2,0,0,0,17,18,1,1,1,1,0,NULL,0);
CREATE TABLE seen_visitor (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (site_id, day, hash)
) WITHOUT ROWID;
INSERT INTO seen_visitor VALUES(1,2461373,X'209aee38e984aa430a26878ef7ab6782');
INSERT INTO seen_visitor VALUES(1,2461373,X'4f89ed6c58cee163dd634ae724711bad');
INSERT INTO seen_visitor VALUES(1,2461373,X'5bae2319df3cfbd2a3fe47d13b38b7bc');
INSERT INTO seen_visitor VALUES(1,2461373,X'6d89a71af260611b81e6964284969c01');
INSERT INTO seen_visitor VALUES(2,2461373,X'a007f6c8bf74ad75c4eafbe8f97006fd');
CREATE TABLE seen_page (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (site_id, day, hash)
) WITHOUT ROWID;
INSERT INTO seen_page VALUES(1,2461373,X'259b7e03a6d5703f5b885e0712297079');
INSERT INTO seen_page VALUES(1,2461373,X'88519210c06790eb5247876908143e14');
INSERT INTO seen_page VALUES(1,2461373,X'98ba4f7e9ccf4f91db3aba89836cdf90');
INSERT INTO seen_page VALUES(1,2461373,X'b25e63b8c91e1383b8814f41a3632473');
INSERT INTO seen_page VALUES(1,2461373,X'c1aa79736d7e486680d4eba9e1a8115e');
INSERT INTO seen_page VALUES(1,2461373,X'e0732ac14fefa2f9805aa35531859fd5');
INSERT INTO seen_page VALUES(1,2461373,X'fd33ca57b8d0e68baf8b3d23663631a5');
INSERT INTO seen_page VALUES(2,2461373,X'0eaeaefe63213f333b1230e1b2d935ea');
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
INSERT INTO hourly_total VALUES(1,2461373,1795892400,2,3,3,2,0,1,30,3);
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
INSERT INTO daily_breakdown VALUES(1,1,2461373,2,1,2,2,1,0,0,20,2);
INSERT INTO daily_breakdown VALUES(1,1,2461373,10,1,1,1,1,0,1,10,1);
INSERT INTO daily_breakdown VALUES(1,2,2461373,2,1,1,1,1,0,0,12,1);
INSERT INTO daily_breakdown VALUES(1,2,2461373,10,1,1,1,1,0,1,10,1);
INSERT INTO daily_breakdown VALUES(1,3,2461373,10,1,1,1,1,0,1,10,1);
INSERT INTO daily_breakdown VALUES(1,4,2461373,1,2,3,3,2,0,1,30,3);
INSERT INTO daily_breakdown VALUES(1,5,2461373,0,1,1,1,1,0,1,10,1);
INSERT INTO daily_breakdown VALUES(1,5,2461373,4,1,1,1,1,0,0,12,1);
INSERT INTO daily_breakdown VALUES(1,6,2461373,0,1,2,2,1,0,1,18,2);
INSERT INTO daily_breakdown VALUES(1,6,2461373,3,1,1,1,1,0,0,12,1);
INSERT INTO daily_breakdown VALUES(1,7,2461373,0,2,3,3,2,0,1,30,3);
INSERT INTO daily_breakdown VALUES(1,8,2461373,5,1,1,1,1,0,0,12,1);
INSERT INTO daily_breakdown VALUES(1,8,2461373,11,1,1,1,1,0,1,10,1);
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
INSERT INTO fact VALUES(1,1795892400,2461373,1,2,0,0,0,0,0,0,0,0,1,1,0,0,8,1);
INSERT INTO fact VALUES(1,1795892400,2461373,1,2,1,0,3,0,4,5,0,1,1,1,1,0,12,1);
INSERT INTO fact VALUES(1,1795892400,2461373,1,10,1,1,0,0,0,11,18,1,1,1,1,0,10,1);
CREATE TABLE daily_event (
    site_id  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day      INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    events   INTEGER NOT NULL,
    PRIMARY KEY (site_id, day, event_id)
) WITHOUT ROWID;
INSERT INTO daily_event VALUES(1,2461373,15,2);
INSERT INTO daily_event VALUES(1,2461373,16,1);
CREATE TABLE ledger_minute (
    site_id INTEGER NOT NULL,
    minute  INTEGER NOT NULL,
    reason  INTEGER NOT NULL,
    items   INTEGER NOT NULL,
    PRIMARY KEY (site_id, minute, reason)
) WITHOUT ROWID;
INSERT INTO ledger_minute VALUES(1,1795893120,0,10);
INSERT INTO ledger_minute VALUES(2,1795893120,0,1);
CREATE TABLE ledger_hour (
    site_id INTEGER NOT NULL,
    hour    INTEGER NOT NULL,
    reason  INTEGER NOT NULL,
    items   INTEGER NOT NULL,
    PRIMARY KEY (site_id, hour, reason)
) WITHOUT ROWID;
CREATE TABLE collector_run (
    started INTEGER PRIMARY KEY,
    alive   INTEGER NOT NULL CHECK (alive >= started)
);
INSERT INTO collector_run VALUES(1795893156709,1795893173220);
CREATE TABLE seen_block (
    id      INTEGER PRIMARY KEY, 
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    kind    INTEGER NOT NULL, 
    hashes  BLOB NOT NULL
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('site',2);
CREATE INDEX page_view_site ON page_view (site_id);
CREATE INDEX ledger_minute_age ON ledger_minute (reason, minute);
PRAGMA user_version = 3;

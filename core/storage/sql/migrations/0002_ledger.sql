-- What became of every item that was received, and when a collector ran.
-- reason: 0 stored, else domain::Rejection; 99 refused. site_id 0 is the nameless site, so there is
-- no reference; the rows of a removed site are deleted with its data.

-- minute: its start, in seconds of UTC. Old minutes are merged into hours.
CREATE TABLE ledger_minute (
    site_id INTEGER NOT NULL,
    minute  INTEGER NOT NULL,
    reason  INTEGER NOT NULL,
    items   INTEGER NOT NULL,
    PRIMARY KEY (site_id, minute, reason)
) WITHOUT ROWID;
CREATE INDEX ledger_minute_age ON ledger_minute (reason, minute);

CREATE TABLE ledger_hour (
    site_id INTEGER NOT NULL,
    hour    INTEGER NOT NULL,
    reason  INTEGER NOT NULL,
    items   INTEGER NOT NULL,
    PRIMARY KEY (site_id, hour, reason)
) WITHOUT ROWID;

-- A collector took requests from started until alive, in milliseconds of UTC. Runs may overlap
-- where the clock was set back; what none of them covers is off time.
CREATE TABLE collector_run (
    started INTEGER PRIMARY KEY,
    alive   INTEGER NOT NULL CHECK (alive >= started)
);

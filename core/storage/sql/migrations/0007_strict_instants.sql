-- Strict closing begins at an instant of its own, and a closed segment says with how many visits it
-- was closed, so that a site that becomes stricter can close it anew.

-- Nothing of days that are over is given up by strict_visits before then (milliseconds since 1970).
-- So far keeping_from was the instant of both; where no day or hour goes, it has none any more.
ALTER TABLE site ADD COLUMN strict_from INTEGER NOT NULL DEFAULT 0;
-- With how many visits they are closed until then; 0: not at all. Of what waits now nobody noted it.
ALTER TABLE site ADD COLUMN strict_before INTEGER NOT NULL DEFAULT 0;
UPDATE site SET strict_from = keeping_from WHERE strict_visits > 0;
UPDATE site SET keeping_from = 0 WHERE kept_days = 0 AND hourly_days = 0;

-- fact_segment.closed: 0 open, else the fewest visits that a cell of it was left with when it was
-- closed (strict_visits then). So far it was 1 for all that are closed, which goes on to be true of
-- each, fewer than any site asks for, and so means: not known, to be closed anew.
-- It is known where all days of a segment were closed after strict_visits was last raised, which was
-- a day before strict_from at the latest. Since then it was lowered at most, and what was closed with
-- more visits was closed with as many. A day closes after it has ended, and no site's calendar is a
-- whole day ahead of UTC: so it is known of days from that of strict_from on. 2440588 is the Julian
-- day of 1970-01-01.
-- All others may have been closed with fewer, when that was the setting. To believe otherwise would
-- leave visits among fewer than the site promises, for ever, and nobody could tell. To close them
-- anew costs the writing. What was closed at once with as many stays as it is; only where late facts
-- of a day were closed by themselves, and gave up more, some that hid without them may join them.
UPDATE fact_segment
SET closed = (SELECT strict_visits FROM site WHERE site.id = fact_segment.site_id)
WHERE closed = 1 AND EXISTS (
    SELECT 1 FROM site
    WHERE site.id = fact_segment.site_id AND strict_visits > 0
      AND fact_segment.first_day >= strict_from / 86400000 + 2440588);

-- Hashes of a seen set that came in one large batch, or in several that a fold has merged: sorted,
-- 16 bytes each. One page of the file takes a whole batch of them, where the tables of single hashes
-- need a page for almost each. A hash stands in one place only.
CREATE TABLE seen_block (
    id      INTEGER PRIMARY KEY, -- of the day and the least hash, so it does not tell an order either
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    day     INTEGER NOT NULL,
    kind    INTEGER NOT NULL, -- 1 of seen_visitor, 2 of seen_page
    hashes  BLOB NOT NULL
);

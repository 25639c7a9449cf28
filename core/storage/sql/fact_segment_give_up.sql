-- What was begun and not ended.
UPDATE fact_segment SET state = 2 WHERE state = 0

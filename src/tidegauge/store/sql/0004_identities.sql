-- Which person keys are one person: the key `person` is the person `root`, the newest row of a key counts. Written with the events of the batch that said so.
CREATE TABLE IF NOT EXISTS identities
(
    project UInt32,
    person UInt64 CODEC(NONE),
    root UInt64 CODEC(NONE),
    _batch UInt64 CODEC(Delta, LZ4)
)
ENGINE = ReplacingMergeTree(_batch)
ORDER BY (project, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
    max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

-- Visitors get keys that no user can have; what is stored is given them too, and what it says about visitors who became users. The roll-ups are made anew.
ALTER TABLE events UPDATE person = xxh3(concat('\0', anonymous_id)) WHERE user_id = '' AND anonymous_id != '' AND person != xxh3(concat('\0', anonymous_id));

TRUNCATE TABLE person_events;

INSERT INTO person_events (project, person, timestamp, name, session_id, page, path, value, _batch, _row)
SELECT project, person, timestamp, name, session_id, page, path, value, _batch, _row FROM events;

TRUNCATE TABLE identities;

INSERT INTO identities (project, person, root, _batch)
SELECT project, xxh3(concat('\0', anonymous_id)) AS visitor, argMin(person, (_batch, _row)), min(_batch) FROM events
WHERE user_id != '' AND anonymous_id != ''
    AND lower(anonymous_id) NOT IN ('null', 'undefined', 'none', 'nil', 'nan', '0', '-1', 'true', 'false', 'id', 'anonymous', 'guest', 'unknown')
    AND lower(user_id) NOT IN ('null', 'undefined', 'none', 'nil', 'nan', '0', '-1', 'true', 'false', 'id', 'anonymous', 'guest', 'unknown')
GROUP BY project, visitor;

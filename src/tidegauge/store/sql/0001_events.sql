-- Events as accepted, one row each; columns of contracts.batch.SCHEMA, then the row's place. Defaults that are not durable are switched off per table.
CREATE TABLE IF NOT EXISTS events
(
    project UInt32,
    timestamp DateTime64(3, 'UTC') CODEC(DoubleDelta, LZ4),
    received DateTime64(3, 'UTC') CODEC(DoubleDelta, LZ4),
    name LowCardinality(String),
    type LowCardinality(String),
    id String CODEC(ZSTD(1)),
    user_id String,
    anonymous_id String,
    session_id String,
    source LowCardinality(String),
    country LowCardinality(String),
    device LowCardinality(String),
    browser LowCardinality(String),
    os LowCardinality(String),
    person UInt64,
    value Nullable(Float64),
    is_bot Bool,
    given UInt8,
    page LowCardinality(String),
    path LowCardinality(String),
    referrer LowCardinality(String),
    utm_source LowCardinality(String),
    utm_medium LowCardinality(String),
    utm_campaign LowCardinality(String),
    status Nullable(Float64),
    duration_ms Nullable(Float64),
    tags Array(LowCardinality(String)),
    text Map(LowCardinality(String), String),
    number Map(LowCardinality(String), Float64),
    rest String,
    _batch UInt64 CODEC(Delta, LZ4),
    _row UInt32 CODEC(Delta, LZ4),
    INDEX by_batch _batch TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(timestamp)
ORDER BY (project, name, timestamp)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
    max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

-- Client ids as xxh3 of "project:id", to find a resent event; only the duplicates' window is kept. Random keys do not compress: 8 bytes an id.
CREATE TABLE IF NOT EXISTS event_ids
(
    project UInt32,
    key UInt64 CODEC(NONE),
    received DateTime64(3, 'UTC') CODEC(Delta, LZ4),
    _batch UInt64 CODEC(Delta, LZ4),
    INDEX by_batch _batch TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(received)
ORDER BY (project, key)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    min_compressed_bytes_to_fsync_after_merge = 1, max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

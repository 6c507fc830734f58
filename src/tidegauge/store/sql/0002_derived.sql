-- One narrow row an event, sorted by person, for funnels, retention and paths. Written with `events`, under the same check.
CREATE TABLE IF NOT EXISTS person_events
(
    project UInt32,
    person UInt64,
    timestamp DateTime64(3, 'UTC') CODEC(DoubleDelta, LZ4),
    name LowCardinality(String),
    session_id String,
    page LowCardinality(String),
    path LowCardinality(String),
    value Nullable(Float64),
    _batch UInt64 CODEC(Delta, LZ4),
    _row UInt32 CODEC(Delta, LZ4),
    INDEX by_batch _batch TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(timestamp)
ORDER BY (project, person, timestamp)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
    max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

-- Quarter-hour buckets (core.time_range.ROLLUP_MS) of the batches up to the rolled sequence. events and value_* are exact; persons (0.8 %) and the
-- quantiles are sketches.
CREATE TABLE IF NOT EXISTS rollup_totals
(
    project UInt32,
    name LowCardinality(String),
    type LowCardinality(String),
    bucket DateTime('UTC') CODEC(DoubleDelta, LZ4),
    events SimpleAggregateFunction(sum, UInt64),
    value_count SimpleAggregateFunction(sum, UInt64),
    value_sum SimpleAggregateFunction(sum, Float64),
    value_min SimpleAggregateFunction(min, Nullable(Float64)),
    value_max SimpleAggregateFunction(max, Nullable(Float64)),
    persons AggregateFunction(uniqCombined64(14), UInt64),
    value_quantiles AggregateFunction(quantileTDigest, Nullable(Float64)),
    duration_quantiles AggregateFunction(quantileTDigest, Nullable(Float64))
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
ORDER BY (project, name, type, bucket)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
    max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

-- The same by each value of each rolled dimension (store/rollup.py lists them); '' is a row too, so that the values of a dimension add up to the totals.
CREATE TABLE IF NOT EXISTS rollup_dimensions
(
    project UInt32,
    name LowCardinality(String),
    dimension LowCardinality(String),
    dimension_value String,
    bucket DateTime('UTC') CODEC(DoubleDelta, LZ4),
    events SimpleAggregateFunction(sum, UInt64),
    value_count SimpleAggregateFunction(sum, UInt64),
    value_sum SimpleAggregateFunction(sum, Float64),
    value_min SimpleAggregateFunction(min, Nullable(Float64)),
    value_max SimpleAggregateFunction(max, Nullable(Float64)),
    persons AggregateFunction(uniqCombined64(14), UInt64)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
ORDER BY (project, dimension, name, dimension_value, bucket)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
    max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

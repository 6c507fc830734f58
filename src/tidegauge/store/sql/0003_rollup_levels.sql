-- Roll-ups in several widths (core.time_range.ROLLUP_LEVELS_MS): totals by quarter hour, hour and UTC day, dimensions by hour and day. With quarter hours
-- alone a month of pages had about as many roll-up rows as events. People's sketches are where they pay, in totals by hour and day, in dimensions by day:
-- they were nine tenths of the bytes. The roll-ups are made anew from raw rows (store/rollup.py has a new note).
DROP TABLE IF EXISTS rollup_totals SYNC;
DROP TABLE IF EXISTS rollup_dimensions SYNC;

CREATE TABLE IF NOT EXISTS rollup_totals
(
    project UInt32,
    width_s UInt32,
    name LowCardinality(String),
    type LowCardinality(String),
    bucket DateTime('UTC') CODEC(DoubleDelta, LZ4),
    events SimpleAggregateFunction(sum, UInt64),
    value_count SimpleAggregateFunction(sum, UInt64),
    value_sum SimpleAggregateFunction(sum, Float64),
    value_min SimpleAggregateFunction(min, Nullable(Float64)),
    value_max SimpleAggregateFunction(max, Nullable(Float64)),
    persons AggregateFunction(uniqCombined64(14), UInt64)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYear(bucket)
ORDER BY (project, width_s, name, type, bucket)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    min_compressed_bytes_to_fsync_after_merge = 1, max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

-- The bucket stands before the value: the ends of a range touch a few buckets of all values.
CREATE TABLE IF NOT EXISTS rollup_dimensions
(
    project UInt32,
    width_s UInt32,
    dimension LowCardinality(String),
    name LowCardinality(String),
    bucket DateTime('UTC') CODEC(DoubleDelta, LZ4),
    dimension_value LowCardinality(String),
    events SimpleAggregateFunction(sum, UInt64),
    value_count SimpleAggregateFunction(sum, UInt64),
    value_sum SimpleAggregateFunction(sum, Float64),
    value_min SimpleAggregateFunction(min, Nullable(Float64)),
    value_max SimpleAggregateFunction(max, Nullable(Float64)),
    persons AggregateFunction(uniqCombined64(14), UInt64)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYear(bucket)
ORDER BY (project, width_s, dimension, name, bucket, dimension_value)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    min_compressed_bytes_to_fsync_after_merge = 1, max_suspicious_broken_parts = 100000, max_suspicious_broken_parts_bytes = 1000000000000;

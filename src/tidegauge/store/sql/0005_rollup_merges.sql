-- Every part of a roll-up is work for every tile: parts are merged from two of a size on (the engine's own measure is five), and into one when a minute
-- went by without a new one.
ALTER TABLE rollup_totals MODIFY SETTING merge_selector_base = 2, min_age_to_force_merge_seconds = 60, min_age_to_force_merge_on_partition_only = 1;

ALTER TABLE rollup_dimensions MODIFY SETTING merge_selector_base = 2, min_age_to_force_merge_seconds = 60, min_age_to_force_merge_on_partition_only = 1;

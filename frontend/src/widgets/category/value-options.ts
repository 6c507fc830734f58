import type { DisplayOptions } from '@/charts/core/display'
import type { WidgetAnswer } from '../contract'

/**
 * How the numbers of these answers are written. Where there are groups, `value_mappings` name those: a bar that is 200 high must not be
 * called by the name of status 200.
 */
export function valueOptions<Options extends DisplayOptions>(
  answers: readonly WidgetAnswer[],
  options: Options,
): Options {
  const isGrouped = answers.some((answer) =>
    answer.rows.some((row) => Object.keys(row.dimensions).length > 0),
  )
  return isGrouped && options.value_mappings ? { ...options, value_mappings: [] } : options
}

import { useMemo } from 'react'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { WidgetAnswer } from '../contract'
import { linesOf, type TimeLines } from './lines'
import type { TimeOptions } from './options'

const NONE: readonly string[] = []
const MOST_LINES = 8

/** A widget's answers as lines in their lasting colours. */
export function useLines(
  answers: readonly WidgetAnswer[],
  options: TimeOptions,
  most = MOST_LINES,
): TimeLines {
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(options)
  return useMemo(
    () =>
      linesOf(answers, options, theme, {
        most,
        rightAxis: options.right_axis ?? NONE,
        nameOf: naming.value,
        other: t('tile.other'),
      }),
    [answers, options, theme, most, naming, t],
  )
}

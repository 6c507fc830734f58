import { useMemo } from 'react'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { WidgetAnswer } from '../contract'
import { linesOf, type TimeLines } from './lines'
import type { TimeOptions } from './options'
import { settledOf } from './settled'

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

/** The same without buckets that are cut short, for charts that would draw their dip; `isStacked`: the growing one too. */
export function useSettledLines(
  answers: readonly WidgetAnswer[],
  options: TimeOptions,
  { isStacked = false, most = MOST_LINES }: { isStacked?: boolean; most?: number } = {},
): TimeLines {
  const data = useLines(answers, options, most)
  return useMemo(() => settledOf(data, isStacked), [data, isStacked])
}

import { useMemo } from 'react'
import { asShares } from '@/charts/uplot/plot-data'
import { writeValue } from '@/charts/core/display'
import { useLocale } from '@/i18n'
import type { WidgetProps } from '../contract'
import { lookOf } from '../time/options'
import { TimeWidget } from '../time/TimeWidget'
import type { TimeLine } from '../time/lines'
import { useSettledLines } from '../time/use-lines'
import type { StackedOptions } from './options'

const sharesOf = (lines: readonly TimeLine[]) => asShares(lines.map((line) => line.values))
const PERCENT = { unit: 'percent' } as const

/** Layers on top of each other, as values or as shares of the whole. */
export default function StackedWidget(props: WidgetProps<StackedOptions>) {
  const { answers, options } = props
  const language = useLocale((state) => state.language)
  const data = useSettledLines(answers, options, {
    isStacked: options.shape !== 'bars',
    most: options.max_series ?? 8,
  })
  const isPercent = options.mode === 'percent'
  const look = useMemo(() => {
    const isBars = options.shape === 'bars'
    const made = lookOf(options, { fill: 85, fromZero: true, isStacked: true, isBars })
    return isPercent ? { ...made, min: 0, max: 100, scale: 'linear' as const } : made
  }, [options, isPercent])
  const percent = useMemo(
    () => ({
      valuesOf: sharesOf,
      axisWrite: (value: number) => writeValue(value, PERCENT, language),
    }),
    [language],
  )
  return <TimeWidget {...props} data={data} look={look} {...(isPercent ? percent : {})} />
}

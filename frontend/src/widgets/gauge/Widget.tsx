import { useMemo } from 'react'
import { namedColour, thresholdColour, type Threshold } from '@/charts/core/display'
import { Figure } from '@/charts/core/Figure'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { Dial, Ruler, type DialZone } from '@/charts/svg/Dial'
import { useChartTheme } from '@/design/settings'
import type { ChartTheme } from '@/design/themes'
import { relativeChange } from '@/format/number'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { headlineOf, previousOf } from '../number/trend'
import type { GaugeOptions } from './options'

/** One value between two ends. */
export default function GaugeWidget({ title, answers, options, width, height }: WidgetProps<GaugeOptions>) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const writer = useValueWriter(options)
  // The ends are round numbers: digits after the point are the value's.
  const endWriter = useValueWriter(useMemo(() => ({ ...options, decimals: null }), [options]))
  const { min: low = 0, max: high = 100, style = 'arc', target = null, show_ends: showEnds = true } = options
  const answer = answers[0]
  const value = answer ? headlineOf(answer) : null
  const shareOf = (one: number) => Math.min(1, Math.max(0, (one - low) / (high - low || 1)))
  const change = answer && options.show_change ? relativeChange(value, previousOf(answer)) : null
  const captions = [
    target === null ? '' : t('chart.gaugeTarget', { value: writer.short(target) }),
    change === null ? '' : `${change < 0 ? '▼' : '▲'} ${format.number(Math.abs(change), 'percent')}`,
  ]
  const Shape = style === 'linear' ? Ruler : Dial
  const text = writer.short(value)
  return (
    <Figure
      summary={t('chart.gauge', { title, value: text, low: writer.short(low), high: writer.short(high) })}
      style={{ width, height, flex: 'none' }}
    >
      <Shape
        share={value === null ? null : shareOf(value)}
        target={target === null ? null : shareOf(target)}
        zones={zonesOf(options.thresholds ?? [], shareOf, high, theme)}
        colour={thresholdColour(value, options, theme) ?? theme.categorical[0]!}
        text={text}
        caption={captions.filter(Boolean).join(' · ')}
        ends={showEnds ? [endWriter.short(low), endWriter.short(high)] : null}
        isFull={style === 'full'}
        theme={theme}
        size={{ width, height }}
      />
    </Figure>
  )
}

/** Where each threshold's colour holds, as parts of the scale. */
function zonesOf(
  thresholds: readonly Threshold[],
  shareOf: (value: number) => number,
  high: number,
  theme: ChartTheme,
): DialZone[] {
  const sorted = [...thresholds].sort((a, b) => a.value - b.value)
  return sorted
    .map((threshold, index) => ({
      from: shareOf(threshold.value),
      to: shareOf(sorted[index + 1]?.value ?? high),
      colour: namedColour(threshold.colour, theme),
    }))
    .filter((zone) => zone.to > zone.from)
}

import { useMemo } from 'react'
import { BarList } from '@/charts/list/BarList'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { LyingBars } from '@/charts/svg/LyingBars'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { BarWidget } from '../bar/BarWidget'
import type { LyingBarOptions } from '../bar/options'
import { useBars } from '../bar/use-bars'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { Trend } from '../kpi/Trend'
import { pick } from '../pick'

/** A list with bars behind the names, or bars on an axis where there are several for each name. */
export default function LyingBarWidget(props: WidgetProps<LyingBarOptions>) {
  const { answers, options } = props
  const isPlain = answers.length === 1 && Object.keys(answers[0]!.rows[0]?.dimensions ?? {}).length === 1
  if (options.name_inside === false || !isPlain) return <BarWidget {...props} Chart={LyingBars} />
  return <Ranking {...props} />
}

const ROW_PX = 25
const LEAST_CHANGE_PX = 250

function Ranking({ title, answers, options, width, height, actions }: WidgetProps<LyingBarOptions>) {
  const t = useT()
  const format = useFormat()
  const writer = useValueWriter(useMemo(() => valueOptions(answers, options), [answers, options]))
  const { bands, series, selectionOf } = useBars(answers, options)
  const values = series[0]?.values ?? []
  const before = width >= LEAST_CHANGE_PX ? series[0]?.before : undefined
  const whole = answers[0]?.value ?? values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const fitting = Math.max(1, Math.floor((height + 3) / ROW_PX))
  const items = bands.slice(0, fitting).map((band, index) => ({
    key: band.key,
    label: band.label,
    value: values[index] ?? 0,
    text: writer.short(values[index]),
    ...(before
      ? {
          change: (
            <Trend now={values[index] ?? null} before={before[index]} goodWhen={options.good_when ?? 'up'} />
          ),
        }
      : {}),
    ...(band.colour ? { colour: band.colour } : {}),
    ...(options.show_share && whole > 0
      ? { share: format.number((values[index] ?? 0) / whole, 'percent') }
      : {}),
  }))
  const first = items[0]
  const summary = first
    ? t('chart.ranking', { title, count: items.length, first: first.label, value: first.text })
    : t('chart.noData', { title })
  return (
    <div style={{ width, height, display: 'flex' }}>
      <BarList
        items={items}
        summary={summary}
        colour={series[0]?.colour ?? 'var(--series-1)'}
        onPick={pick(actions, selectionOf)}
      />
    </div>
  )
}

import { Suspense, useMemo, useRef, useState } from 'react'
import type { AlertRule, Backtest } from '@/api/queries/alerts'
import type { Query, Row } from '@/api/types'
import { useSize } from '@/charts/core/use-size'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { WidgetAnswer } from '@/widgets/contract'
import { lazyKind } from '@/widgets/host/lazy-kind'
import { widgetKind } from '@/widgets/registry'
import styles from './alerts.module.css'
import { termsOf, unitOf } from './rule'
import { useRuleName } from './use-rule-name'

const MOST_MARKS = 60
const HEIGHT = 220
const HEIGHT_OF_SEVERAL = 150

interface PastChartProps {
  rule: AlertRule
  past: Backtest
}

/** What each term held against its limit, with the times that the rule would have fired. */
export function PastChart({ rule, past }: PastChartProps) {
  const { subject } = useRuleName()
  const terms = termsOf(rule)
  return terms.map((term, index) => (
    <TermChart
      key={index}
      title={subject(term)}
      unit={unitOf(term)}
      past={past}
      term={index}
      hasThreshold={term.condition !== 'absent'}
      height={terms.length > 1 ? HEIGHT_OF_SEVERAL : HEIGHT}
    />
  ))
}

interface TermChartProps {
  title: string
  unit: '' | '%' | 'deviations'
  past: Backtest
  term: number
  hasThreshold: boolean
  height: number
}

const Line = lazyKind(widgetKind('line')!)
const NO_ACTIONS = {}

function TermChart({ title, unit, past, term, hasThreshold, height }: TermChartProps) {
  const t = useT()
  const ref = useRef<HTMLDivElement>(null)
  const { width } = useSize(ref)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set())
  const answers = useMemo(() => [answerOf(past, term, title)], [past, term, title])
  const options = useMemo(() => optionsOf(past, term, unit, hasThreshold), [past, term, unit, hasThreshold])
  const episodes = useMemo(() => marksOf(past), [past])
  return (
    <div ref={ref} className={styles.chart} style={{ height }}>
      <Suspense fallback={<Skeleton shape="line" label={t('tile.loading', { title })} />}>
        {width > 0 && (
          <Line
            {...{ title, answers, options, width, height, hidden }}
            annotations={episodes}
            actions={NO_ACTIONS}
            onHiddenChange={setHidden}
          />
        )}
      </Suspense>
    </div>
  )
}

/** The episodes as marks; those too near each other to be told apart are one. */
function marksOf(past: Backtest) {
  const nearest = (Date.parse(past.to) - Date.parse(past.from)) / MOST_MARKS
  const marks: { from: string; to: string; title: string; kind: 'incident' }[] = []
  for (const { from, to } of [...past.episodes].reverse()) {
    const end = to ?? past.to
    const last = marks.at(-1)
    if (last && Date.parse(from) - Date.parse(last.to) < nearest) {
      if (end > last.to) last.to = end
    } else marks.push({ from, to: end, title: '', kind: 'incident' })
  }
  return marks
}

/** The scale holds the limit, also where no number comes near it. */
function optionsOf(past: Backtest, term: number, unit: TermChartProps['unit'], hasThreshold: boolean) {
  const series = past.series.filter((one) => one.term === term)
  const limit = hasThreshold && series[0] ? [series[0].threshold] : []
  const values = [...series.flatMap((one) => one.values.filter((value) => value !== null)), ...limit]
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  const lowest = values.reduce((least, value) => Math.min(least, value), 0)
  return {
    ...(unit === '%' && { unit: 'percent' }),
    ...{
      curve: 'step',
      connect_nulls: false,
      min: lowest * 1.08,
      max: highest * 1.08 || 1,
    },
    thresholds: limit.map((value) => ({ value: value, colour: 'negative' })),
  }
}

/** The series as an answer that a widget draws. */
function answerOf(past: Backtest, term: number, title: string): WidgetAnswer {
  const series = past.series.filter((one) => one.term === term)
  const names = Object.keys(series[0]?.group ?? {})
  const rows = series.flatMap(({ group, values }) =>
    values.map((value, index): Row => ({
      name: title,
      value,
      count: 0,
      dimensions: group,
      timestamp: past.times[index]!,
    })),
  )
  const query: Query = { metric: title, ...(names.length > 0 ? { group_by: names } : {}) }
  return {
    ...{ id: 'A', label: title, query, value: null, rows, from: past.from, to: past.to },
    ...{ interval: null, exact: past.exactness.numbers, truncated: false },
  }
}

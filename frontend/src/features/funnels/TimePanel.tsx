import { useMemo } from 'react'
import type { Range } from '@/api/dashboard'
import type { AnalysisQuery, Row } from '@/api/types'
import { AnswerChart, KeepButton, Panel, without } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { FunnelAnswer, TimeToConvert } from './answer'

const OPTIONS = { sort: 'none', show_values: true, legend: 'none' } as const

interface TimePanelProps {
  answer: FunnelAnswer & { time_to_convert: TimeToConvert }
  query: AnalysisQuery
  range: Range
}

/** How long those took who went all the way. */
export function TimePanel({ answer, query, range }: TimePanelProps) {
  const t = useT()
  const format = useFormat()
  const { median_seconds, p90_seconds, mean_seconds, histogram } = answer.time_to_convert
  const title = t('funnels.time')
  const asked: AnalysisQuery = {
    ...without(query, 'breakdown', 'breakdown_limit'),
    analysis: 'funnel',
    show: 'time_to_convert',
  }
  const time = (seconds: number | null) =>
    format.number(seconds === null ? null : seconds * 1_000, 'duration')
  const rows = useMemo(
    (): Row[] =>
      histogram.map(({ from_seconds, to_seconds, count }) => ({
        name: 'people',
        value: count,
        count,
        dimensions: {
          time: `${format.number(from_seconds * 1_000, 'duration')} – ${format.number(to_seconds * 1_000, 'duration')}`,
        },
        timestamp: null,
      })),
    [histogram, format],
  )
  return (
    <Panel
      title={title}
      hint={t('funnels.timeHint', {
        median: time(median_seconds),
        p90: time(p90_seconds),
        mean: time(mean_seconds),
      })}
      aside={<KeepButton widget={{ kind: 'bar', title, options: OPTIONS }} query={asked} range={range} />}
    >
      <AnswerChart
        title={t('funnels.people')}
        kind="bar"
        query={asked}
        answer={answer}
        rows={rows}
        options={OPTIONS}
        height={240}
      />
    </Panel>
  )
}

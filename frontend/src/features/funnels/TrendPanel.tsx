import { useMemo, useState } from 'react'
import { Failure } from '@/api/Failure'
import type { Range, Refresh } from '@/api/dashboard'
import type { AnalysisQuery } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { AnswerChart, KeepButton, Panel, useAnalysis, without } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelTrendAnswer } from './answer'
import styles from './funnels.module.css'

const INTERVALS = ['auto', 'hour', 'day', 'week', 'month'] as const
const OPTIONS = { unit: 'percent', min: 0 } as const

interface TrendPanelProps {
  query: AnalysisQuery
  refresh: Refresh
  range: Range
}

/** Of those who began in each hour, day or week: how many went all the way. */
export function TrendPanel({ query, refresh, range }: TrendPanelProps) {
  const t = useT()
  const [interval, setInterval] = useState<(typeof INTERVALS)[number]>('auto')
  const body = useMemo(
    () => ({ ...without(query, 'analysis', 'breakdown', 'breakdown_limit'), interval, show: 'trend' }),
    [query, interval],
  )
  const { answer, fault, retry } = useAnalysis<FunnelTrendAnswer>('funnel', body, { refresh })
  const title = t('funnels.trend')
  const asked: AnalysisQuery = { ...body, analysis: 'funnel' }
  const open = answer?.trend.buckets.some((bucket) => !bucket.is_complete) ?? false
  return (
    <Panel
      title={title}
      hint={t(open ? 'funnels.trendOpen' : 'funnels.trendHint')}
      aside={
        <>
          <select
            className={styles.interval}
            aria-label={t('query.interval')}
            value={interval}
            onChange={(event) => setInterval(event.target.value as typeof interval)}
          >
            {INTERVALS.map((one) => (
              <option key={one} value={one}>
                {t(`funnels.interval.${one}`)}
              </option>
            ))}
          </select>
          <KeepButton widget={{ kind: 'line', title, options: OPTIONS }} query={asked} range={range} />
        </>
      }
    >
      {fault && <Failure of={fault} onRetry={retry} />}
      {!answer && !fault && <Skeleton shape="line" label={t('tile.loading', { title })} />}
      {answer && (
        <AnswerChart
          title={t('funnels.conversion')}
          kind="line"
          query={asked}
          answer={answer}
          options={OPTIONS}
          height={240}
        />
      )}
    </Panel>
  )
}

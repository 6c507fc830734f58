import type { Row } from '@/api/types'
import {
  AnalysisScreen,
  AnswerChart,
  Panel,
  seriesColours,
  seriesRows,
  useAnalysisScreen,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { RequestsAnswer } from './answer'
import RequestsBuilder, { FIELDS } from './Builder'
import { EndpointTable } from './EndpointTable'
import { Figures } from './Figures'

/** How many requests there were, how quick they were answered, how many failed, and where. */
export default function Requests() {
  const t = useT()
  const screen = useAnalysisScreen<RequestsAnswer, typeof FIELDS>({
    kind: 'requests',
    fields: FIELDS,
    range: 'last_24_hours',
  })
  const { query } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.requests')}
      help={t('requests.help')}
      builder={<RequestsBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'horizontal_bar', options: { unit: 'duration_ms' } }}
      hasCompare
      isEmpty={(answer) => answer.overall.count === 0}
      emptyText={t('requests.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('requests.times')}>
            <AnswerChart
              title={t('requests.times')}
              kind="line"
              {...{ query, answer }}
              options={{
                unit: 'duration_ms',
                ...seriesColours({
                  [t('requests.median')]: 'series-1',
                  [t('requests.p95')]: 'series-2',
                  [t('requests.p99')]: 'series-7',
                }),
              }}
              rows={seriesRows(answer.buckets, {
                [t('requests.median')]: (one) => one.p50_ms,
                [t('requests.p95')]: (one) => one.p95_ms,
                [t('requests.p99')]: (one) => one.p99_ms,
              })}
              height={260}
            />
          </Panel>
          <Panel title={t('requests.volume')}>
            <AnswerChart
              title={t('requests.volume')}
              kind="stacked"
              {...{ query, answer }}
              options={{
                shape: 'bars',
                ...seriesColours({
                  [t('requests.fine')]: 'series-3',
                  [t('requests.clientError')]: 'warning',
                  [t('requests.serverError')]: 'negative',
                }),
              }}
              rows={seriesRows(answer.buckets, {
                [t('requests.fine')]: (one) => one.count - one.errors - one.client_errors,
                [t('requests.clientError')]: (one) => one.client_errors,
                [t('requests.serverError')]: (one) => one.errors,
              })}
              height={220}
            />
          </Panel>
          <Panel title={t('requests.endpoints')} hint={t('requests.endpointsHint')}>
            <EndpointTable endpoints={answer.endpoints} />
          </Panel>
          <Panel
            title={t('requests.pattern')}
            hint={t('requests.patternHint', { zone: answer.meta.timezone })}
          >
            <AnswerChart
              title={t('requests.pattern')}
              kind="heatmap"
              {...{ query, answer }}
              rows={patternRows(answer)}
              options={{ x: 'hour_of_day', y: 'day_of_week' }}
              height={280}
            />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

const patternRows = ({ pattern }: RequestsAnswer) =>
  pattern.map(({ weekday, hour, count }): Row => ({
    name: 'requests',
    value: count,
    count,
    dimensions: { hour_of_day: String(hour), day_of_week: String(weekday) },
    timestamp: null,
  }))

import {
  AnalysisScreen,
  AnswerChart,
  Panel,
  seriesColours,
  seriesRows,
  useAnalysisScreen,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { AiUsageAnswer } from './answer'
import AiUsageBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'
import { UsageTable } from './UsageTable'

/** Calls, tokens, cost, time and failures of language models, by model and by what they were for. */
export default function AiUsage() {
  const t = useT()
  const screen = useAnalysisScreen<AiUsageAnswer, typeof FIELDS>({ kind: 'ai-usage', fields: FIELDS })
  const { query } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.aiUsage')}
      help={t('aiUsage.help')}
      builder={<AiUsageBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'horizontal_bar', options: { unit: 'currency' } }}
      hasCompare
      isEmpty={(answer) => answer.overall.calls === 0}
      emptyText={t('aiUsage.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('aiUsage.costOverTime')}>
            <AnswerChart
              title={t('aiUsage.costOverTime')}
              kind="bar"
              {...{ query, answer }}
              options={{
                unit: 'currency',
                currency: answer.currency,
                ...seriesColours({ [t('aiUsage.cost')]: 'series-1' }),
              }}
              rows={seriesRows(answer.buckets, { [t('aiUsage.cost')]: (one) => one.cost })}
              height={230}
            />
          </Panel>
          <Panel title={t('aiUsage.times')}>
            <AnswerChart
              title={t('aiUsage.times')}
              kind="line"
              {...{ query, answer }}
              options={{
                unit: 'duration_ms',
                ...seriesColours({ [t('aiUsage.median')]: 'series-1', [t('aiUsage.p95')]: 'series-2' }),
              }}
              rows={seriesRows(answer.buckets, {
                [t('aiUsage.median')]: (one) => one.p50_ms,
                [t('aiUsage.p95')]: (one) => one.p95_ms,
              })}
              height={230}
            />
          </Panel>
          <Panel title={t('aiUsage.models')}>
            <UsageTable label={t('aiUsage.model')} rows={answer.models} currency={answer.currency} />
          </Panel>
          <Panel title={t('aiUsage.features')}>
            <UsageTable label={t('aiUsage.feature')} rows={answer.features} currency={answer.currency} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

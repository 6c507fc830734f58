import { useMemo } from 'react'
import { Failure } from '@/api/Failure'
import type { Range } from '@/api/dashboard'
import type { AnalysisQuery } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { AnswerChart, KeepButton, Panel, type Analysed } from '@/features/analysis'
import { useT } from '@/i18n'
import type { RetentionAnswer } from './answer'

interface CurvePanelProps {
  analysed: Analysed<RetentionAnswer>
  query: AnalysisQuery
  range: Range
}

/** All cohorts as one line, or a line for each value of the breakdown. */
export function CurvePanel({ analysed, query, range }: CurvePanelProps) {
  const t = useT()
  const { answer, fault, retry } = analysed
  const title = t('retention.curve')
  const period = answer?.period ?? 'weekly'
  const options = useMemo(
    () => ({ as_percent: true, x_label: t(`retention.unit.${period}`), min: 0 }),
    [t, period],
  )
  return (
    <Panel
      title={title}
      hint={t('retention.curveHint')}
      aside={<KeepButton widget={{ kind: 'curve', title, options }} query={query} range={range} />}
    >
      {fault && <Failure of={fault} onRetry={retry} />}
      {!answer && !fault && <Skeleton shape="line" label={t('tile.loading', { title })} />}
      {answer && (
        <AnswerChart
          title={title}
          kind="curve"
          query={query}
          answer={answer}
          options={options}
          height={280}
        />
      )}
    </Panel>
  )
}

import { useMemo, useState } from 'react'
import {
  AnalysisScreen,
  peopleOf,
  useAnalysis,
  useAnalysisScreen,
  usePeopleList,
  without,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { CohortAnswer, RetentionAnswer } from './answer'
import RetentionBuilder, { FIELDS } from './Builder'
import { CurvePanel } from './CurvePanel'
import { Figures } from './Figures'
import { MatrixPanel, type Display } from './MatrixPanel'

const FOLLOWED = { daily: 30, weekly: 12, monthly: 12 } as const

/** Who comes back: people by when they started, and what is left of them period by period. */
export default function Retention() {
  const t = useT()
  const people = usePeopleList()
  const [display, setDisplay] = useState<Display>('percent')
  const screen = useAnalysisScreen<CohortAnswer, typeof FIELDS>({
    kind: 'cohort',
    fields: FIELDS,
    range: 'last_90_days',
  })
  const { question, query, time } = screen
  const isCurve = question.metric === 'retention_rate'
  const asked = useMemo(() => {
    if (!isCurve) return null
    return { ...without(query, 'analysis', 'metric'), periods: question.periods ?? FOLLOWED[question.period] }
  }, [query, isCurve, question.periods, question.period])
  const curve = useAnalysis<RetentionAnswer>('retention', asked, { refresh: time.refresh })
  return (
    <>
      <AnalysisScreen
        screen={screen}
        title={t('nav.retention')}
        help={t('retention.help')}
        builder={<RetentionBuilder question={question} change={screen.change} />}
        widget={{ kind: 'cohort', options: { display, max_periods: 60 } }}
        isEmpty={(answer) => answer.cohorts.length === 0}
        emptyText={t('retention.empty')}
      >
        {(answer) => (
          <>
            <Figures answer={answer} curve={isCurve ? curve.answer : null} />
            <MatrixPanel
              {...{ answer, query, display }}
              onDisplayChange={setDisplay}
              onPick={(title, cell) => people.show(peopleOf(title, 'cohort-people', query, cell))}
            />
            {asked && (
              <CurvePanel analysed={curve} query={{ ...asked, analysis: 'retention' }} range={time.range} />
            )}
          </>
        )}
      </AnalysisScreen>
      {people.list}
    </>
  )
}

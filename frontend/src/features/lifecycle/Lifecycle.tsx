import { useMemo } from 'react'
import {
  AnalysisScreen,
  AnswerChart,
  Panel,
  peopleOf,
  useAnalysisScreen,
  usePeopleList,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { LifecycleAnswer, Stage } from './answer'
import LifecycleBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'
import { PeriodTable } from './PeriodTable'
import { useStageOptions } from './use-stage-options'

/** Of the people active in a period: who is new, returns, or is back after a pause; and who has gone quiet. */
export default function Lifecycle() {
  const t = useT()
  const people = usePeopleList()
  const options = useStageOptions()
  const screen = useAnalysisScreen<LifecycleAnswer, typeof FIELDS>({
    kind: 'lifecycle',
    fields: FIELDS,
    range: 'last_90_days',
  })
  const { query } = screen
  const show = useMemo(
    () => (stage: Stage, at: string, title: string) =>
      people.show(peopleOf(title, 'lifecycle-people', query, { stage, period_start: at })),
    [people, query],
  )
  return (
    <>
      <AnalysisScreen
        screen={screen}
        title={t('nav.lifecycle')}
        help={t('lifecycle.help')}
        builder={<LifecycleBuilder question={screen.question} change={screen.change} />}
        widget={{ kind: 'bar', options }}
        skeleton="bars"
        isEmpty={(answer) => answer.periods.every((one) => one.active + one.dormant === 0)}
      >
        {(answer) => (
          <>
            <Figures answer={answer} onPick={show} />
            <Panel title={t('lifecycle.chart')} hint={t('lifecycle.chartHint')}>
              <AnswerChart
                title={t('nav.lifecycle')}
                kind="bar"
                query={query}
                answer={answer}
                options={options}
                height={340}
              />
            </Panel>
            <Panel title={t('lifecycle.periods')} hint={t('lifecycle.periodsHint')}>
              <PeriodTable answer={answer} onPick={show} />
            </Panel>
          </>
        )}
      </AnalysisScreen>
      {people.list}
    </>
  )
}

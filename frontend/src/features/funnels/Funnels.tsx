import { Funnel } from 'lucide-react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Button } from '@/design/ui/Button'
import { AnalysisScreen, Panel, peopleOf, Start, useAnalysisScreen, usePeopleList } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'
import { peopleOfBar, type Bar } from './bars'
import FunnelBuilder, { FIELDS, suggest } from './Builder'
import styles from './funnels.module.css'
import { Overall } from './Overall'
import { StepBars, type Outcome } from './StepBars'
import { StepTable } from './StepTable'
import { TimePanel } from './TimePanel'
import { TrendPanel } from './TrendPanel'

const EVERYONE = { value: null, isOther: false } as const

/** How many people go on from step to step, how long they take, and where they leave. */
export default function Funnels() {
  const t = useT()
  const people = usePeopleList()
  const screen = useAnalysisScreen<FunnelAnswer, typeof FIELDS>({
    kind: 'funnel',
    fields: FIELDS,
    isComplete: ({ steps }) => steps.length > 1,
  })
  const { query, question, time } = screen
  const list = (
    answer: FunnelAnswer,
    title: string,
    step: number,
    outcome: Outcome = 'converted',
    bar: Pick<Bar, 'value' | 'isOther'> = EVERYONE,
  ) => people.show(peopleOf(title, 'funnel-people', query, { step, outcome, ...peopleOfBar(answer, bar) }))
  return (
    <>
      <AnalysisScreen
        screen={screen}
        title={t('nav.funnels')}
        help={t('funnels.help')}
        builder={<FunnelBuilder question={question} change={screen.change} />}
        start={<Begin onStart={screen.change} />}
        widget={{ kind: 'funnel' }}
        skeleton="bars"
        hasCompare
        isEmpty={(answer) => answer.steps.every((step) => step.count === 0)}
        emptyText={t('funnels.empty')}
      >
        {(answer, previous) => (
          <>
            <Overall {...{ answer, previous }} onPick={(title, step) => list(answer, title, step)} />
            <Panel title={t('funnels.chart')} hint={t('funnels.chartHint')}>
              <StepBars
                answer={answer}
                breakdown={question.breakdown}
                onPick={(title, step, outcome, bar) => list(answer, title, step, outcome, bar)}
              />
            </Panel>
            <div className={styles.pair}>
              <TrendPanel query={query} refresh={time.refresh} range={time.range} />
              {hasTime(answer) && <TimePanel answer={answer} query={query} range={time.range} />}
            </div>
            <Panel title={t('funnels.steps')}>
              <StepTable
                answer={answer}
                onPick={(title, step, bar) => list(answer, title, step, 'converted', bar)}
              />
            </Panel>
          </>
        )}
      </AnalysisScreen>
      {people.list}
    </>
  )
}

const hasTime = (answer: FunnelAnswer): answer is Parameters<typeof TimePanel>[0]['answer'] =>
  (answer.time_to_convert?.people ?? 0) > 0

function Begin({ onStart }: { onStart: (part: ReturnType<typeof suggest>) => void }) {
  const t = useT()
  const suggested = suggest(useMetricsSchema().data)
  return (
    <Start
      icon={Funnel}
      title={t('funnels.start')}
      detail={t('funnels.startHint')}
      action={
        suggested.steps && (
          <Button variant="primary" onClick={() => onStart(suggested)}>
            {suggested.steps.map((step) => step.event).join(' → ')}
          </Button>
        )
      }
    />
  )
}

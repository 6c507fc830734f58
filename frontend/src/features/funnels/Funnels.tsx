import { Funnel } from 'lucide-react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Button } from '@/design/ui/Button'
import { AnalysisScreen, AnswerChart, Panel, Start, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'
import FunnelBuilder, { FIELDS, suggest } from './Builder'
import { Overall } from './Overall'
import { StepTable } from './StepTable'

/** How many people go on from step to step, and where they leave. */
export default function Funnels() {
  const t = useT()
  const screen = useAnalysisScreen<FunnelAnswer, typeof FIELDS>({
    kind: 'funnel',
    fields: FIELDS,
    isComplete: ({ steps }) => steps.length > 1,
  })
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.funnels')}
      help={t('funnels.help')}
      builder={<FunnelBuilder question={screen.question} change={screen.change} />}
      start={<Begin onStart={screen.change} />}
      widget={{ kind: 'funnel' }}
      skeleton="bars"
      hasCompare
      isEmpty={(answer) => answer.steps.every((step) => step.count === 0)}
    >
      {(answer, previous) => (
        <>
          <Overall answer={answer} previous={previous} />
          <Panel title={t('funnels.chart')}>
            <AnswerChart title={t('nav.funnels')} kind="funnel" query={screen.query} answer={answer} />
          </Panel>
          <Panel title={t('funnels.steps')}>
            <StepTable answer={answer} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

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

import { Sprout } from 'lucide-react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { readable } from '@/format/words'
import { Button } from '@/design/ui/Button'
import {
  AnalysisScreen,
  AnswerChart,
  Panel,
  Start,
  stepTitle,
  useAnalysisScreen,
  without,
} from '@/features/analysis'
import { useT } from '@/i18n'
import AdoptionBuilder, { FIELDS, suggest } from './Builder'
import { Figures } from './Figures'
import { Stickiness } from './Stickiness'
import { Waits } from './Waits'
import type { AdoptionAnswer } from './answer'
import { useAdoptionOptions } from './use-options'

/** How a feature is taken up, and how people stick to it or, before one is chosen, to the whole product. */
export default function Adoption() {
  const t = useT()
  const options = useAdoptionOptions()
  const screen = useAnalysisScreen<AdoptionAnswer, typeof FIELDS>({
    kind: 'adoption',
    fields: FIELDS,
    range: 'last_90_days',
    isComplete: ({ feature }) => feature !== null,
  })
  const { question, query, time } = screen
  const rest = without(query, 'analysis', 'feature', 'period')
  const name = question.feature ? readable(stepTitle(question.feature)) : ''
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.adoption')}
      help={t('adoption.help')}
      builder={<AdoptionBuilder question={question} change={screen.change} />}
      start={
        <>
          <Begin onStart={screen.change} />
          <Stickiness
            body={rest}
            range={time.range}
            refresh={time.refresh}
            title={t('adoption.stickinessAll')}
          />
        </>
      }
      widget={{ kind: 'area', options }}
      hasCompare
      isEmpty={(answer) => answer.adopters === 0}
      emptyText={t('adoption.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('adoption.over', { feature: name })} hint={t('adoption.overHint')}>
            <AnswerChart
              title={t('nav.adoption')}
              kind="area"
              query={query}
              answer={answer}
              options={options}
              height={280}
            />
          </Panel>
          <Waits answer={answer} />
          <Stickiness
            body={{ ...rest, event: question.feature }}
            range={time.range}
            refresh={time.refresh}
            title={t('adoption.stickinessOf', { feature: name })}
          />
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
      icon={Sprout}
      title={t('adoption.start')}
      detail={t('adoption.startHint')}
      action={
        suggested.feature && (
          <Button variant="primary" onClick={() => onStart(suggested)}>
            {readable(suggested.feature.event)}
          </Button>
        )
      }
    />
  )
}

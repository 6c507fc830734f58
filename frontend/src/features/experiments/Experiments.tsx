import { FlaskConical } from 'lucide-react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Button } from '@/design/ui/Button'
import { AnalysisScreen, AnswerChart, Panel, Start, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { ExperimentAnswer } from './answer'
import ExperimentBuilder, { FIELDS, isComplete, suggest } from './Builder'
import { cumulativeRows } from './cumulative'
import { Notes } from './Notes'
import { Progress } from './Progress'
import { EXAMPLE } from './question'
import { VariantTable } from './VariantTable'
import { VerdictCard } from './VerdictCard'

/** Which variant did better, how sure that is, and whether to go on waiting. */
export default function Experiments() {
  const t = useT()
  const screen = useAnalysisScreen<ExperimentAnswer, typeof FIELDS>({
    kind: 'experiment',
    fields: FIELDS,
    isComplete,
  })
  const { question, change, query } = screen
  const { confidence } = question
  const isRate = question.variants.length > 0 || question.goal?.measure === 'conversion'
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.experiments')}
      help={t('experiments.help')}
      builder={<ExperimentBuilder {...{ question, change }} />}
      start={<Begin onStart={change} />}
      widget={{ kind: 'horizontal_bar' }}
      isEmpty={(answer) => answer.variants.length === 0}
      emptyText={t('experiments.empty')}
    >
      {(answer) => (
        <>
          <VerdictCard {...{ answer, confidence }} />
          <Panel title={t('experiments.variants')} hint={t('experiments.variantsHint')}>
            <VariantTable {...{ answer, confidence }} onControl={(control) => change({ control })} />
            <Notes answer={answer} />
          </Panel>
          <Panel title={t('experiments.needed')} hint={t('experiments.neededHint')}>
            <Progress answer={answer} />
          </Panel>
          {answer.days.length > 0 && (
            <Panel title={t('experiments.days')} hint={t('experiments.daysHint')}>
              <AnswerChart
                title={t('experiments.days')}
                kind="line"
                {...{ query, answer }}
                rows={cumulativeRows(answer)}
                options={isRate ? { unit: 'percent' } : {}}
                height={280}
              />
            </Panel>
          )}
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
      icon={FlaskConical}
      title={t('experiments.start')}
      detail={t('experiments.startHint')}
      action={
        <>
          {suggested.goal && (
            <Button variant="primary" onClick={() => onStart(suggested)}>
              {`${suggested.exposure_event ?? ''} → ${suggested.goal.event}`}
            </Button>
          )}
          <Button onClick={() => onStart({ variants: EXAMPLE })}>{t('experiments.byCounts')}</Button>
        </>
      }
    />
  )
}

import { useLocation } from 'wouter'
import type { FilterNode } from '@/api/types'
import { carriedUrl } from '@/dashboard/url-state'
import { writeEventsUrl } from '@/features/events/events-url'
import { Panel, type useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { ModelQuality, ModelQualityAnswer } from './answer'
import type { FIELDS } from './Builder'
import { ClassTable } from './ClassTable'
import { ConfusionMatrix } from './ConfusionMatrix'
import styles from './model-quality.module.css'

type Screen = ReturnType<typeof useAnalysisScreen<ModelQualityAnswer, typeof FIELDS>>

interface DetailProps {
  screen: Screen
  answer: ModelQualityAnswer
  model: ModelQuality
}

/** Where one model errs. */
export function Detail({ screen, answer, model }: DetailProps) {
  const t = useT()
  const list = useJudgements(screen, model.name)
  const title = t('modelQuality.confusion', { model: model.name })
  return (
    <div className={styles.pair}>
      <Panel title={title} hint={t('modelQuality.confusionHint')}>
        <ConfusionMatrix label={title} classes={answer.classes} counts={model.confusion} onPick={list} />
      </Panel>
      <Panel title={t('modelQuality.classes')}>
        <ClassTable rows={model.per_class} />
      </Panel>
    </div>
  )
}

/** Leads to the events behind a cell: the false positives, the false negatives. */
function useJudgements({ question, time, filters }: Screen, model: string) {
  const [, navigate] = useLocation()
  return (actual: string, predicted: string) => {
    const is = (field: string, value: string): FilterNode => ({ field, operator: 'eq', value })
    const own: FilterNode[] = [
      is('name', question.event?.event ?? 'detection'),
      is(question.model_by || 'model', model),
      is(question.actual || 'actual', actual),
      is(question.predicted || 'predicted', predicted),
      ...(question.event?.filters ?? []),
      ...filters,
    ]
    navigate(`/events${writeEventsUrl(carriedUrl(location.search), { range: time.range, filters: own })}`)
  }
}

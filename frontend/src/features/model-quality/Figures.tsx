import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { ModelQuality, ModelQualityAnswer } from './answer'

interface FiguresProps {
  answer: ModelQualityAnswer
  model: ModelQuality
  /** The same model in the period before. */
  before: ModelQuality | null
}

export function Figures({ answer, model, before }: FiguresProps) {
  const t = useT()
  const share = (id: 'accuracy' | 'precision' | 'recall' | 'f1', hint: string): Kpi => ({
    id,
    label: t(`modelQuality.${id}`),
    value: model[id],
    kind: 'percent',
    previous: before?.[id] ?? null,
    hint,
  })
  const of = answer.positive ?? t('modelQuality.allClasses')
  const items: Kpi[] = [
    {
      ...share('accuracy', t('modelQuality.accuracyHint')),
      detail: t('modelQuality.judged', { count: model.count }),
    },
    { ...share('precision', t('modelQuality.precisionHint', { class: of })), detail: of },
    { ...share('recall', t('modelQuality.recallHint', { class: of })), detail: of },
    { ...share('f1', t('modelQuality.f1Hint')), detail: of },
    {
      id: 'auc',
      label: t('modelQuality.auc'),
      value: model.roc_auc,
      text: model.roc_auc?.toFixed(3) ?? '–',
      previous: before?.roc_auc ?? null,
      hint: t('modelQuality.aucHint'),
      detail: t('modelQuality.ap', { value: model.average_precision?.toFixed(3) ?? '–' }),
    },
    {
      id: 'ece',
      label: t('modelQuality.ece'),
      value: model.ece,
      kind: 'percent',
      previous: before?.ece ?? null,
      goodWhen: 'down',
      hint: t('modelQuality.eceHint'),
    },
  ]
  return <KpiRow label={model.name} items={items} />
}

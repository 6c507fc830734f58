import { useMemo } from 'react'
import { Badge, type Tone } from '@/design/ui/Badge'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { ModelQuality, ModelQualityAnswer } from './answer'
import styles from './model-quality.module.css'
import { driftOf, type Drift } from './rows'

/** The usual bound for “not by chance”. */
const SIGNIFICANT = 0.05
const DRIFT_TONES: Record<Exclude<Drift, 'none'>, Tone> = { some: 'warning', strong: 'negative' }

interface ModelTableProps {
  answer: ModelQualityAnswer
  shown: string
  onShow: (model: string) => void
}

/** Every model side by side, against the baseline; a click shows one in detail. */
export function ModelTable({ answer, shown, onShow }: ModelTableProps) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo((): Column<ModelQuality>[] => {
    const share = (id: 'accuracy' | 'precision' | 'recall' | 'f1'): Column<ModelQuality> => ({
      id,
      label: t(`modelQuality.${id}`),
      value: (row) => row[id],
      kind: 'percent',
      hasBar: id === 'accuracy',
    })
    const p = (value: number) => (value < 0.0001 ? '< 0.0001' : value.toFixed(4))
    return [
      {
        id: 'name',
        label: t('modelQuality.model'),
        value: (row) => row.name,
        cell: (row) => (
          <span className={styles.name}>
            {row.name || '–'}
            {row.name === shown && <Badge tone="info">{t('modelQuality.shown')}</Badge>}
            {row.name === answer.baseline && <Badge>{t('modelQuality.baseline')}</Badge>}
          </span>
        ),
      },
      { id: 'count', label: t('modelQuality.count'), value: (row) => row.count },
      share('accuracy'),
      share('precision'),
      share('recall'),
      share('f1'),
      {
        id: 'auc',
        label: t('modelQuality.auc'),
        value: (row) => row.roc_auc,
        cell: (row) => row.roc_auc?.toFixed(3) ?? '–',
      },
      { id: 'ece', label: 'ECE', hint: t('modelQuality.eceHint'), value: (row) => row.ece, kind: 'percent' },
      {
        id: 'drift',
        label: t('modelQuality.drift'),
        hint: t('modelQuality.driftHint'),
        value: (row) => row.score_psi,
        cell: (row) => {
          const drift = driftOf(row.score_psi)
          if (drift === null || row.score_psi === null) return '–'
          return (
            <span className={styles.name}>
              {row.score_psi.toFixed(3)}
              {drift !== 'none' && (
                <Badge tone={DRIFT_TONES[drift]}>{t(`modelQuality.drift.${drift}`)}</Badge>
              )}
            </span>
          )
        },
      },
      {
        id: 'difference',
        label: t('modelQuality.difference'),
        hint: t('modelQuality.differenceHint', { name: answer.baseline }),
        value: (row) => row.difference,
        cell: (row) =>
          row.p_value === null ? (
            points(row.difference, format.exact)
          ) : (
            <span className={styles.figure}>
              {points(row.difference, format.exact)}
              <Badge tone={row.p_value < SIGNIFICANT ? 'info' : 'neutral'}>
                {t(row.p_value < SIGNIFICANT ? 'modelQuality.real' : 'modelQuality.chance')}
              </Badge>
            </span>
          ),
      },
      {
        id: 'p',
        label: 'p',
        hint: t('modelQuality.pHint'),
        value: (row) => row.p_value,
        cell: (row) => (row.p_value === null ? '–' : p(row.p_value)),
      },
    ]
  }, [answer, shown, t, format])
  return (
    <DataTable
      label={t('modelQuality.models')}
      columns={columns}
      rows={answer.models}
      keyOf={(row) => row.name}
      onPick={(row) => onShow(row.name)}
      file="models"
    />
  )
}

/** A difference of shares in percentage points, with its sign. */
function points(value: number | null, write: (value: number) => string): string {
  if (value === null) return '–'
  return `${value > 0 ? '+' : ''}${write(value * 100)} pp`
}

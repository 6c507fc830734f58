import { useMemo } from 'react'
import { Badge } from '@/design/ui/Badge'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { ExperimentAnswer, VariantResult } from './answer'
import { useLift } from './use-lift'
import { TONES } from './VerdictCard'
import { outcomeOf } from './verdict'

interface VariantTableProps {
  answer: ExperimentAnswer
  confidence: number
  /** Makes a variant the one that the others are compared with. */
  onControl: (variant: string) => void
}

/** Every variant against the control; a click on a name compares with that one instead. */
export function VariantTable({ answer, confidence, onControl }: VariantTableProps) {
  const t = useT()
  const format = useFormat()
  const lift = useLift()
  const columns = useMemo((): Column<VariantResult>[] => {
    const isRate = answer.measure === 'conversion'
    const control = answer.variants.find((one) => one.is_control)
    const rate = (value: number) => format.exact(value, isRate ? 'percent' : 'number')
    const p = (value: number | null) =>
      value === null ? '–' : value < 0.0001 ? '< 0.0001' : value.toFixed(4)
    const between = (pair: readonly [number, number] | null, write: (value: number) => string) =>
      pair ? `${write(pair[0])} … ${write(pair[1])}` : '–'
    return [
      { id: 'name', label: t('experiments.variant'), value: (row) => row.name },
      {
        id: 'outcome',
        label: t('experiments.outcome'),
        value: (row) => (row.is_control || !control ? '' : outcomeOf(row, control, confidence)),
        cell: (row) => {
          if (row.is_control || !control) return <Badge>{t('experiments.control')}</Badge>
          const outcome = outcomeOf(row, control, confidence)
          return <Badge tone={TONES[outcome]}>{t(`experiments.outcome.${outcome}`)}</Badge>
        },
      },
      { id: 'people', label: t('experiments.people'), value: (row) => row.exposures },
      { id: 'converted', label: t('experiments.converted'), value: (row) => row.conversions },
      {
        id: 'rate',
        label: t(isRate ? 'experiments.rate' : 'experiments.mean'),
        value: (row) => row.rate,
        cell: (row) => rate(row.rate),
        hasBar: true,
      },
      {
        id: 'lift',
        label: t('experiments.lift'),
        hint: t('experiments.liftHint'),
        value: (row) => row.lift,
        cell: (row) => lift.short(row.lift),
      },
      {
        id: 'interval',
        label: t('experiments.interval', { share: format.number(confidence, 'percent') }),
        value: (row) => row.ci95?.[0] ?? null,
        cell: (row) => between(row.ci95, lift.short),
      },
      {
        id: 'chance',
        label: t('experiments.beats'),
        hint: t('experiments.beatsHint'),
        value: (row) => row.probability_to_beat_control,
        cell: (row) => lift.chance(row.probability_to_beat_control),
      },
      {
        id: 'p',
        label: 'p',
        hint: t('experiments.pHint'),
        value: (row) => row.p_value,
        cell: (row) => p(row.p_value),
      },
      {
        id: 'adjusted',
        label: t('experiments.adjusted'),
        hint: t('experiments.adjustedHint'),
        value: (row) => row.p_value_adjusted,
        cell: (row) => p(row.p_value_adjusted),
      },
      {
        id: 'sequential',
        label: t('experiments.sequential'),
        hint: t('experiments.sequentialHint'),
        value: (row) => row.p_value_sequential,
        cell: (row) => p(row.p_value_sequential),
      },
      {
        id: 'detectable',
        label: t('experiments.detectable'),
        hint: t('experiments.detectableHint'),
        value: (row) => row.detectable_lift,
        cell: (row) => lift.short(row.detectable_lift),
      },
    ]
  }, [answer, confidence, t, format, lift])
  return (
    <DataTable
      label={t('experiments.variants')}
      columns={columns}
      rows={answer.variants}
      keyOf={(row) => row.name}
      onPick={(row) => onControl(row.name)}
      file="experiment"
    />
  )
}

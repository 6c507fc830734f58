import type { AggregationRule } from '@/api/queries/aggregation'
import { ChoiceRow, DurationRow } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './aggregation.module.css'
import { MOST_SECONDS, WINDOWS, withLength, withWindow } from './rule'

interface WindowFieldsProps {
  rule: AggregationRule
  onChange: (rule: AggregationRule) => void
}

/** The windows that time is cut into, and how long each waits for late events. */
export function WindowFields({ rule, onChange }: WindowFieldsProps) {
  const t = useT()
  return (
    <>
      <ChoiceRow
        label={t('aggregation.kind')}
        value={rule.window}
        options={WINDOWS.map((value) => ({ value, label: t(`aggregation.kind.${value}`) }))}
        onChange={(window) => onChange(withWindow(rule, window))}
      />
      <DurationRow
        label={t(rule.window === 'session' ? 'aggregation.pause' : 'aggregation.length')}
        seconds={rule.window_seconds}
        most={MOST_SECONDS}
        onChange={(seconds) => onChange(withLength(rule, seconds))}
      />
      {rule.slide_seconds !== null && (
        <DurationRow
          label={t('aggregation.slide')}
          seconds={rule.slide_seconds}
          most={rule.window_seconds}
          onChange={(slide_seconds) => onChange({ ...rule, slide_seconds })}
        />
      )}
      <DurationRow
        label={t('aggregation.lateness')}
        seconds={rule.allowed_lateness_seconds}
        least={0}
        most={86_400}
        onChange={(allowed_lateness_seconds) => onChange({ ...rule, allowed_lateness_seconds })}
      />
      <p className={styles.note}>{t('aggregation.explain')}</p>
    </>
  )
}

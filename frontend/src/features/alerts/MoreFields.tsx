import type { AlertRule } from '@/api/queries/alerts'
import { ChoiceRow, DurationRow, FlagRow, NumberRow } from '@/features/analysis'
import { useT } from '@/i18n'
import { isSeveral, kindOfRule, NO_DATA } from './rule'
import styles from './sentence.module.css'

interface MoreFieldsProps {
  rule: AlertRule
  change: (part: Partial<AlertRule>) => void
}

/** What most rules leave as it is. */
export function MoreFields({ rule, change }: MoreFieldsProps) {
  const t = useT()
  return (
    <details className={styles.more}>
      <summary>{t('alerts.more')}</summary>
      <div>
        <DurationRow
          label={t('alerts.resolveAfter')}
          seconds={rule.resolve_after}
          least={0}
          most={2_592_000}
          onChange={(resolve_after) => change({ resolve_after })}
        />
        {kindOfRule(rule) === 'number' && rule.condition !== 'absent' && (
          <NumberRow
            label={t('alerts.minCount')}
            value={rule.min_count ?? 0}
            least={0}
            onChange={(min_count) => change({ min_count })}
          />
        )}
        {!isSeveral(rule) && rule.condition !== 'absent' && (
          <NumberRow
            label={t('alerts.recovery')}
            value={rule.recovery_threshold ?? rule.threshold}
            onChange={(limit) => change({ recovery_threshold: limit === rule.threshold ? null : limit })}
          />
        )}
        <ChoiceRow
          label={t('alerts.noData')}
          value={rule.no_data}
          options={NO_DATA.map((value) => ({ value, label: t(`alerts.noData.${value}`) }))}
          onChange={(no_data) => change({ no_data })}
        />
        <FlagRow
          label={t('alerts.enabled')}
          value={rule.is_enabled}
          onChange={(is_enabled) => change({ is_enabled })}
        />
      </div>
    </details>
  )
}

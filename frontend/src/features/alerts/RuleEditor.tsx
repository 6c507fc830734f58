import { Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { errorText } from '@/api/error-text'
import { useSaveRule, type AlertRule, type KnownRule } from '@/api/queries/alerts'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { ChoiceRow, DurationRow, FlagRow, NumberRow, Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { QueryFields } from './QueryFields'
import { BLANK, COMPARISONS, NO_DATA, SEVERITIES } from './rule'
import { RulePreview } from './RulePreview'
import { useRemove } from './use-remove'

interface RuleEditorProps {
  /** Null: a new one. */
  known: KnownRule | null
  isEditor: boolean
}

/** A rule to look at and to change, with its number over the last day. */
export function RuleEditor({ known, isEditor }: RuleEditorProps) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const [rule, setRule] = useState<AlertRule>(known?.rule ?? BLANK)
  const change = (part: Partial<AlertRule>) => setRule((before) => ({ ...before, ...part }))
  const save = useSaveRule(known?.id ?? null)
  const remove = useRemove()
  const isChanged = JSON.stringify(rule) !== JSON.stringify(known?.rule)
  const keep = () =>
    save.mutate(
      { ...rule, name: rule.name.trim() },
      {
        onSuccess: ({ id }) => {
          toast(t('alerts.saved', { name: rule.name }), 'positive')
          navigate(`/alerts/${id}${search}`)
        },
      },
    )
  return (
    <Panel title={known?.rule.name ?? t('alerts.newRule')}>
      {known?.fault && (
        <p className={styles.fault} role="alert">
          {t('alerts.fault', { reason: known.fault })}
        </p>
      )}
      <fieldset className={styles.form} disabled={!isEditor}>
        <Field label={t('alerts.called')} error={save.error ? errorText(save.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={rule.name}
              maxLength={200}
              placeholder={t('alerts.calledHint')}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <h3>{t('alerts.number')}</h3>
        <QueryFields query={rule.query} onChange={(query) => change({ query })} />
        <h3>{t('alerts.when')}</h3>
        <ConditionFields rule={rule} change={change} />
      </fieldset>
      <RulePreview rule={rule} />
      {isEditor && (
        <div className={styles.actions}>
          <Button
            variant="primary"
            disabled={rule.name.trim() === '' || !isChanged || save.isPending}
            onClick={keep}
          >
            <Save size={14} aria-hidden="true" />
            {t('alerts.save')}
          </Button>
          {known && (
            <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate(known)}>
              <Trash2 size={14} aria-hidden="true" />
              {t('alerts.remove')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

interface ConditionFieldsProps {
  rule: AlertRule
  change: (part: Partial<AlertRule>) => void
}

function ConditionFields({ rule, change }: ConditionFieldsProps) {
  const t = useT()
  const isAbsent = rule.condition === 'absent'
  const isChange = rule.condition === 'change_above' || rule.condition === 'change_below'
  return (
    <>
      <ChoiceRow
        label={t('alerts.condition')}
        value={rule.condition}
        options={COMPARISONS.map((value) => ({ value, label: t(`alerts.condition.${value}`) }))}
        onChange={(condition) => change({ condition, recovery_threshold: null })}
      />
      {!isAbsent && (
        <NumberRow
          label={t('alerts.threshold')}
          value={rule.threshold}
          {...(isChange && { unit: '%' })}
          onChange={(threshold) => change({ threshold, recovery_threshold: null })}
        />
      )}
      <DurationRow
        label={t('alerts.duration')}
        seconds={rule.duration}
        least={0}
        most={2_592_000}
        onChange={(duration) => change({ duration })}
      />
      <DurationRow
        label={t('alerts.resolveAfter')}
        seconds={rule.resolve_after}
        least={0}
        most={2_592_000}
        onChange={(resolve_after) => change({ resolve_after })}
      />
      {!isAbsent && (
        <NumberRow
          label={t('alerts.minCount')}
          value={rule.min_count}
          least={0}
          onChange={(min_count) => change({ min_count })}
        />
      )}
      <ChoiceRow
        label={t('alerts.noData')}
        value={rule.no_data}
        options={NO_DATA.map((value) => ({ value, label: t(`alerts.noData.${value}`) }))}
        onChange={(no_data) => change({ no_data })}
      />
      <ChoiceRow
        label={t('alerts.severity')}
        value={rule.severity}
        options={SEVERITIES.map((value) => ({ value, label: t(`alerts.severity.${value}`) }))}
        onChange={(severity) => change({ severity })}
      />
      <FlagRow
        label={t('alerts.enabled')}
        value={rule.is_enabled}
        onChange={(is_enabled) => change({ is_enabled })}
      />
    </>
  )
}

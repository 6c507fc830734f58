import { Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { errorText } from '@/api/error-text'
import { useSaveAggregation, type AggregationRule, type KnownAggregation } from '@/api/queries/aggregation'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { FlagRow, Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './aggregation.module.css'
import { BLANK, suggestedOutput } from './rule'
import { SourceFields } from './SourceFields'
import { useRemove } from './use-remove'
import { WindowFields } from './WindowFields'

interface RuleEditorProps {
  /** Null: a new one. */
  known: KnownAggregation | null
  isEditor: boolean
}

/** A rule to look at and to change. */
export function RuleEditor({ known, isEditor }: RuleEditorProps) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const [rule, setRule] = useState<AggregationRule>(known?.rule ?? BLANK)
  const save = useSaveAggregation(known?.id ?? null)
  const remove = useRemove()
  const isChanged = JSON.stringify(rule) !== JSON.stringify(known?.rule)
  const output = rule.output_metric.trim() || suggestedOutput(rule)
  const keep = () =>
    save.mutate(
      { ...rule, name: rule.name.trim(), output_metric: output },
      {
        onSuccess: ({ id }) => {
          toast(t('aggregation.saved', { name: rule.name }), 'positive')
          navigate(`/aggregation/${id}${search}`)
        },
      },
    )
  return (
    <Panel title={known?.rule.name ?? t('aggregation.newRule')}>
      <fieldset className={styles.form} disabled={!isEditor}>
        <Field label={t('aggregation.called')} error={save.error ? errorText(save.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={rule.name}
              maxLength={200}
              placeholder={t('aggregation.calledHint')}
              onChange={(event) => setRule({ ...rule, name: event.target.value })}
            />
          )}
        </Field>
        <h3>{t('aggregation.source')}</h3>
        <SourceFields rule={rule} onChange={setRule} />
        <h3>{t('aggregation.windows')}</h3>
        <WindowFields rule={rule} onChange={setRule} />
        <h3>{t('aggregation.output')}</h3>
        <Field label={t('aggregation.outputName')} hint={t('aggregation.outputHint')}>
          {(control) => (
            <input
              {...control}
              value={rule.output_metric}
              maxLength={200}
              placeholder={output}
              onChange={(event) => setRule({ ...rule, output_metric: event.target.value })}
            />
          )}
        </Field>
        <FlagRow
          label={t('aggregation.enabled')}
          value={rule.is_enabled}
          onChange={(is_enabled) => setRule({ ...rule, is_enabled })}
        />
      </fieldset>
      {isEditor && (
        <div className={styles.actions}>
          <Button
            variant="primary"
            disabled={rule.name.trim() === '' || !isChanged || save.isPending}
            onClick={keep}
          >
            <Save size={14} aria-hidden="true" />
            {t('aggregation.save')}
          </Button>
          {known && (
            <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate(known)}>
              <Trash2 size={14} aria-hidden="true" />
              {t('aggregation.remove')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

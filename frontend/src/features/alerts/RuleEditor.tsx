import { Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { errorText } from '@/api/error-text'
import { useSaveRule, type AlertRule, type KnownRule } from '@/api/queries/alerts'
import { useMetricsSchema } from '@/api/queries/metrics'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { Segmented } from '@/design/ui/Segmented'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { NotifyChoice } from './channels/NotifyChoice'
import { BacktestPanel } from './BacktestPanel'
import { GroupSentence, HoldSentence } from './HoldSentence'
import { MoreFields } from './MoreFields'
import { BLANK, isSeveral, kindOfRule, KINDS, ruleOfKind, termOf, termsOf } from './rule'
import { SeveralTerms } from './SeveralTerms'
import { hasEnoughSteps, TermFields } from './TermFields'
import { useRemove } from './use-remove'
import { useRuleName } from './use-rule-name'

interface RuleEditorProps {
  /** Null: a new one. */
  known: KnownRule | null
  isEditor: boolean
}

/** A rule to look at and to change, as a sentence, and how often it would have fired. */
export function RuleEditor({ known, isEditor }: RuleEditorProps) {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const [rule, setRule] = useState<AlertRule>(known?.rule ?? BLANK)
  const change = (part: Partial<AlertRule>) => setRule((before) => ({ ...before, ...part }))
  const save = useSaveRule(known?.id ?? null)
  const remove = useRemove()
  const { nameOf } = useRuleName()
  const steps = useUsualSteps()
  const name = rule.name.trim() || nameOf(rule)
  const isChanged = JSON.stringify(rule) !== JSON.stringify(known?.rule)
  const isReady = termsOf(rule).every(hasEnoughSteps)
  const keep = () =>
    save.mutate(
      { ...rule, name },
      {
        onSuccess: ({ id }) => {
          toast(t('alerts.saved', { name }), 'positive')
          navigate(`/alerts/${id}${search}`)
        },
      },
    )
  return (
    <>
      <Panel title={known?.rule.name ?? t('alerts.newRule')}>
        {known?.fault && (
          <p className={styles.fault} role="alert">
            {t('alerts.fault', { reason: known.fault })}
          </p>
        )}
        <fieldset className={styles.form} disabled={!isEditor}>
          <Segmented
            label={t('alerts.kind')}
            value={kindOfRule(rule)}
            options={KINDS.map((value) => ({ value, label: t(`alerts.kind.${value}`) }))}
            onChange={(kind) => setRule(ruleOfKind(kind, rule, steps))}
          />
          {isSeveral(rule) ? (
            <SeveralTerms rule={rule} steps={steps} onChange={setRule} />
          ) : (
            <TermFields term={termOf(rule)} onChange={change} />
          )}
          <HoldSentence rule={rule} change={change} />
          <GroupSentence rule={rule} onChange={setRule} />
          <Field label={t('alerts.called')} error={save.error ? errorText(save.error, t) : null}>
            {(control) => (
              <input
                {...control}
                value={rule.name}
                maxLength={200}
                placeholder={nameOf(rule)}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <NotifyChoice rule={rule} change={change} />
          <MoreFields rule={rule} change={change} />
        </fieldset>
        {isEditor && (
          <div className={styles.actions}>
            <Button variant="primary" disabled={!isReady || !isChanged || save.isPending} onClick={keep}>
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
      <BacktestPanel rule={rule} isReady={isReady} />
    </>
  )
}

/** The two most frequent events: what a new funnel begins with. */
function useUsualSteps(): readonly string[] {
  const events = useMetricsSchema().data?.events ?? []
  return [...events]
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .map((one) => one.name)
}

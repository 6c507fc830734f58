import { useId } from 'react'
import { SUBJECTS, type Action, type Rule, type Subject } from '@/api/queries/privacy-rules'
import { Field } from '@/design/ui/Field'
import { useT, type Words } from '@/i18n'
import { ACTIONS, DETECTED, isNamed, withSubject } from './choices'
import styles from './rules.module.css'

interface RuleFormProps {
  rule: Rule
  error: Words | null
  onChange: (rule: Rule) => void
}

/** What the rule is about and what is done with it. */
export function RuleForm({ rule, error, onChange }: RuleFormProps) {
  const t = useT()
  return (
    <div className={styles.form}>
      <Field label={t('rules.about')}>
        {(control) => (
          <select
            {...control}
            value={rule.subject}
            onChange={(event) => onChange(withSubject(rule, event.target.value as Subject))}
          >
            {SUBJECTS.map((subject) => (
              <option key={subject} value={subject}>
                {t(`rules.subject.${subject}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isNamed(rule.subject) && (
        <Field
          label={t(rule.subject === 'event' ? 'rules.eventName' : 'rules.propertyName')}
          hint={t('rules.nameHint')}
          error={error}
        >
          {(control) => (
            <input
              {...control}
              value={rule.target}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              placeholder={rule.subject === 'event' ? 'debug_*' : '*email*'}
              onChange={(event) => onChange({ ...rule, target: event.target.value })}
            />
          )}
        </Field>
      )}
      {rule.subject === 'detected' && (
        <Field label={t('rules.what')} error={error}>
          {(control) => (
            <select
              {...control}
              value={rule.target}
              onChange={(event) => onChange({ ...rule, target: event.target.value })}
            >
              {DETECTED.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`rules.detected.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <fieldset className={styles.actions}>
        <legend>{t('rules.then')}</legend>
        {ACTIONS[rule.subject].map((action) => (
          <ActionChoice
            key={action}
            action={action}
            rule={rule}
            onChoose={() => onChange({ ...rule, action })}
          />
        ))}
      </fieldset>
    </div>
  )
}

function ActionChoice({ action, rule, onChoose }: { action: Action; rule: Rule; onChoose: () => void }) {
  const t = useT()
  const id = useId()
  const hint = rule.subject === 'ip' ? (`ip_${action}` as 'ip_truncate' | 'ip_drop') : action
  return (
    <div className={styles.action}>
      <input
        id={id}
        type="radio"
        name="action"
        checked={rule.action === action}
        aria-describedby={`${id}-hint`}
        onChange={onChoose}
      />
      <span>
        <label htmlFor={id}>{t(`rules.action.${action}`)}</label>
        <small id={`${id}-hint`}>{t(`rules.actionHint.${hint}`)}</small>
      </span>
    </div>
  )
}

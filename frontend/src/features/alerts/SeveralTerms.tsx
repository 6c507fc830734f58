import { Plus, Trash2 } from 'lucide-react'
import type { AlertRule, AlertTerm } from '@/api/queries/alerts'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import { kindOf, MOST_TERMS, newTerm, TERM_KINDS, termOfKind, withTerms } from './rule'
import styles from './sentence.module.css'
import { TermFields } from './TermFields'
import { ChoiceWord } from './words'

interface SeveralTermsProps {
  rule: AlertRule
  /** What a new funnel begins with. */
  steps: readonly string[]
  onChange: (rule: AlertRule) => void
}

/** Numbers with a condition each, joined by and / or. */
export function SeveralTerms({ rule, steps, onChange }: SeveralTermsProps) {
  const t = useT()
  const terms = rule.terms ?? []
  const join = rule.join ?? 'and'
  const put = (index: number, term: AlertTerm) =>
    onChange(withTerms(rule, terms.map((one, at) => (at === index ? term : one)))) // prettier-ignore
  return (
    <div className={styles.term}>
      <Segmented
        label={t('alerts.join')}
        value={join}
        options={(['and', 'or'] as const).map((value) => ({ value, label: t(`alerts.join.${value}`) }))}
        onChange={(next) => onChange({ ...rule, join: next })}
      />
      {terms.map((term, index) => (
        <section
          key={index}
          className={styles.card}
          aria-label={t('alerts.termNumber', { number: index + 1 })}
        >
          <div className={styles.cardHead}>
            <ChoiceWord
              label={t('alerts.kind')}
              value={kindOf(term)}
              options={TERM_KINDS.map((value) => ({ value, label: t(`alerts.kind.${value}`) }))}
              onChange={(kind) => put(index, termOfKind(kind, term, steps))}
            />
            {terms.length > 2 && (
              <IconButton
                label={t('alerts.removeTerm', { number: index + 1 })}
                onClick={() =>
                  onChange(
                    withTerms(
                      rule,
                      terms.filter((_, at) => at !== index),
                    ),
                  )
                }
              >
                <Trash2 size={14} aria-hidden="true" />
              </IconButton>
            )}
          </div>
          <TermFields term={term} onChange={(next) => put(index, next)} />
        </section>
      ))}
      {terms.length < MOST_TERMS && (
        <Button className={styles.join} onClick={() => onChange(withTerms(rule, [...terms, newTerm()]))}>
          <Plus size={14} aria-hidden="true" />
          {t('alerts.addTerm')}
        </Button>
      )}
    </div>
  )
}

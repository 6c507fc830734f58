import type { AlertRule, AlertTerm } from '@/api/queries/alerts'
import { isAnalysis, type Query } from '@/api/types'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { without } from '@/features/analysis'
import { useT } from '@/i18n'
import { isSeveral, SEVERITIES, termOf, withTerms } from './rule'
import { Sentence } from './Sentence'
import styles from './sentence.module.css'
import { ChoiceWord, LengthWord } from './words'

interface HoldSentenceProps {
  rule: AlertRule
  change: (part: Partial<AlertRule>) => void
}

/** How long it has to hold, and how bad it is then. */
export function HoldSentence({ rule, change }: HoldSentenceProps) {
  const t = useT()
  return (
    <Sentence text="alerts.sentence.hold">
      {{
        duration: (
          <LengthWord
            label={t('alerts.duration')}
            seconds={rule.duration}
            none={t('alerts.atOnce')}
            onChange={(duration) => change({ duration })}
          />
        ),
        severity: (
          <ChoiceWord
            label={t('alerts.severity')}
            value={rule.severity}
            options={SEVERITIES.map((value) => ({ value, label: t(`alerts.severity.${value}`) }))}
            onChange={(severity) => change({ severity })}
          />
        ),
      }}
    </Sentence>
  )
}

interface GroupSentenceProps {
  rule: AlertRule
  onChange: (rule: AlertRule) => void
}

/** One alert, or one for each value of a field: of all the numbers of the rule. */
export function GroupSentence({ rule, onChange }: GroupSentenceProps) {
  const t = useT()
  const terms = isSeveral(rule) ? rule.terms! : [termOf(rule)]
  const put = (field: string) => {
    const next = terms.map((term) => groupedBy(term, field))
    onChange(isSeveral(rule) ? withTerms(rule, next) : { ...rule, ...next[0]! })
  }
  return (
    <Sentence text="alerts.sentence.group">
      {{
        field: (
          <label className={styles.metric}>
            <span className="visually-hidden">{t('alerts.each')}</span>
            <FieldSelect
              id="alert-each"
              value={groupOf(terms[0]!)}
              none={t('alerts.together')}
              onChange={put}
            />
          </label>
        ),
      }}
    </Sentence>
  )
}

function groupOf({ query }: AlertTerm): string {
  return isAnalysis(query) ? ((query.breakdown as string | undefined) ?? '') : (query.group_by?.[0] ?? '')
}

function groupedBy(term: AlertTerm, field: string): AlertTerm {
  const { query, over } = term
  if (isAnalysis(query)) {
    const rest = without(query, 'breakdown')
    return { ...term, query: { ...rest, analysis: 'funnel', ...(field ? { breakdown: field } : {}) } }
  }
  return { ...term, query: ofEach(query, field), ...(over ? { over: ofEach(over, field) } : {}) }
}

const ofEach = (query: Query, field: string): Query => ({
  ...without(query, 'group_by'),
  ...(field ? { group_by: [field] } : {}),
})

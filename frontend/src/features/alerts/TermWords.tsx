import type { AlertTerm, Comparison } from '@/api/queries/alerts'
import { isAnalysis, type Period } from '@/api/types'
import { useT, type MessageKey } from '@/i18n'
import { FUNNEL_WINDOWS, isAnomaly, isChange, WINDOWS } from './rule'
import { ChoiceWord } from './words'

interface TermWordProps {
  term: AlertTerm
  onChange: (term: AlertTerm) => void
}

/** How the number is held against its limit; another kind of limit begins with one that makes sense. */
export function ConditionWord({
  term,
  comparisons,
  onChange,
}: TermWordProps & { comparisons: readonly Comparison[] }) {
  const t = useT()
  const choose = (condition: Comparison) => {
    const next = { ...term, condition, recovery_threshold: null }
    if (isAnomaly(condition)) return { ...next, threshold: isAnomaly(term.condition) ? term.threshold : 4 }
    if (isChange(condition) !== isChange(term.condition) || isAnomaly(term.condition))
      return { ...next, threshold: condition === 'change_below' ? -30 : isChange(condition) ? 50 : 100 }
    return next
  }
  return (
    <ChoiceWord
      label={t('alerts.condition')}
      value={term.condition}
      options={comparisons.map((value) => ({ value, label: t(`alerts.condition.${value}`) }))}
      onChange={(condition) => onChange(choose(condition))}
    />
  )
}

/** Over how long; what a ratio divides by is of the same time. */
export function WindowWord({ term, onChange }: TermWordProps) {
  const t = useT()
  const usual: readonly Period[] = isAnalysis(term.query) ? FUNNEL_WINDOWS : WINDOWS
  const window = term.query.time_window ?? usual[0]!
  const windows = usual.includes(window) ? usual : [...usual, window]
  const put = (time_window: Period) =>
    onChange({
      ...term,
      query: { ...term.query, time_window },
      ...(term.over ? { over: { ...term.over, time_window } } : {}),
    })
  return (
    <ChoiceWord
      label={t('alerts.window')}
      value={window}
      options={windows.map((value) => ({ value, label: t(`range.${value}` as MessageKey).toLowerCase() }))}
      onChange={put}
    />
  )
}

import type { AlertTerm } from '@/api/queries/alerts'
import { useT } from '@/i18n'
import { isAnomaly, unitOf } from './rule'
import { NumberWord } from './words'

interface LimitWordProps {
  term: AlertTerm
  onChange: (term: AlertTerm) => void
}

/** The limit in its unit. */
export function LimitWord({ term, onChange }: LimitWordProps) {
  const t = useT()
  const unit = unitOf(term)
  return (
    <NumberWord
      label={t('alerts.threshold')}
      value={term.threshold}
      {...(isAnomaly(term.condition) && { least: 0.5, most: 100 })}
      {...(unit && { unit: unit === '%' ? '%' : t('alerts.deviations') })}
      onChange={(threshold) => onChange({ ...term, threshold, recovery_threshold: null })}
    />
  )
}

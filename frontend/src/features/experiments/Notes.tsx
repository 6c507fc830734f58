import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { ExperimentAnswer } from './answer'
import styles from './experiments.module.css'

/** What was left out, whether the split is fair, and what the time before explains. */
export function Notes({ answer }: { answer: ExperimentAnswer }) {
  const t = useT()
  const format = useFormat()
  const { srm_p_value, mixed_people, variance_explained } = answer
  const p = srm_p_value !== null && (srm_p_value < 0.0001 ? '< 0.0001' : srm_p_value.toFixed(4))
  const notes = [
    p === false ? null : t('experiments.split', { p }),
    mixed_people > 0 ? t('experiments.mixed', { count: mixed_people }) : null,
    variance_explained > 0
      ? t('experiments.explained', { share: format.number(variance_explained, 'percent') })
      : null,
  ].filter((note) => note !== null)
  return <p className={styles.amount}>{notes.join(' ')}</p>
}

import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { ExperimentAnswer } from './answer'
import styles from './experiments.module.css'

/** People of each variant on the way to the number that a planned test needs. */
export function Progress({ answer }: { answer: ExperimentAnswer }) {
  const t = useT()
  const format = useFormat()
  const needed = answer.variants.find((one) => one.is_control)?.people_needed ?? null
  if (needed === null) return <p className={styles.amount}>{t('experiments.neededUnknown')}</p>
  return (
    <div className={styles.progress}>
      {answer.variants.map(({ name, exposures }) => (
        <div key={name} className={styles.progressRow}>
          <span title={name}>{name}</span>
          <progress aria-label={name} value={Math.min(exposures, needed)} max={needed} />
          <span>
            {t('experiments.ofNeeded', {
              people: format.exact(exposures),
              needed: format.exact(needed),
              share: format.number(exposures / needed, 'percent'),
            })}
          </span>
        </div>
      ))}
    </div>
  )
}

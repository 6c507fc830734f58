import type { AlertStory } from '@/api/queries/alerts'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { fieldName } from '@/dashboard/filters/use-filter-text'
import styles from './alerts.module.css'

/** Which values explain that an alert fired, most first. */
export function Contributions({ story }: { story: AlertStory }) {
  const t = useT()
  const format = useFormat()
  if (story.contributing.length === 0) return null
  return (
    <>
      <h3 className={styles.heading}>{t('alerts.contributing')}</h3>
      <p className={styles.note}>{t('alerts.contributingHint')}</p>
      <ul className={styles.contributions}>
        {story.contributing.map((one) => {
          const share = format.number(one.share, 'percent')
          return (
            <li key={`${one.dimension} ${one.value}`}>
              <span>
                <small>{fieldName(one.dimension, t)}</small> {one.value}
              </span>
              <progress max={1} value={Math.min(1, one.share)} aria-label={share} />
              <span className={styles.number}>{share}</span>
              <small className={styles.number}>
                {t('alerts.nowWas', { now: format.number(one.now), before: format.number(one.before) })}
              </small>
            </li>
          )
        })}
      </ul>
    </>
  )
}

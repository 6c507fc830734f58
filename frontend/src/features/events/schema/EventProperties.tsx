import { errorText } from '@/api/error-text'
import { usePropertyNames } from '@/api/queries/dictionary'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './schema.module.css'
import { Types } from './Types'

const MOST_VALUES = 4

/** The properties that the newest events of a name carry, with their commonest values. */
export function EventProperties({ event }: { event: string }) {
  const t = useT()
  const found = usePropertyNames(event)
  return (
    <>
      <h3 className={styles.heading}>{t('feed.properties')}</h3>
      {found.isLoadingError && <p role="status">{errorText(found.error, t)}</p>}
      {found.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('feed.properties') })} />
        </div>
      )}
      {found.data?.length === 0 && <p className={styles.note}>{t('feed.noProperties')}</p>}
      <ul className={styles.list}>
        {found.data?.map((one) => (
          <li key={one.name}>
            <b>{one.name}</b>
            <Types name={one} />
            <small>{one.values.slice(0, MOST_VALUES).join(', ')}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

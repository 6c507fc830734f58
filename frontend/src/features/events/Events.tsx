import { Segmented } from '@/design/ui/Segmented'
import { TopbarTools } from '@/design/ui/topbar-slot'
import { useMediaQuery } from '@/design/use-media-query'
import { useT } from '@/i18n'
import { EventList } from './EventList'
import { useEventsUrl } from './events-url'
import styles from './events.module.css'
import { SchemaBrowser } from './schema/SchemaBrowser'

/** Single events, as they arrive or of any time; and the names they come under. */
export default function Events() {
  const t = useT()
  const [url, change] = useEventsUrl()
  const isNarrow = useMediaQuery('(max-width: 759px)')
  const views = (
    <Segmented
      label={t('events.view')}
      value={url.view}
      options={[
        { value: 'list', label: t('events.list') },
        { value: 'schema', label: t('events.schema') },
      ]}
      onChange={(view) => change({ view })}
    />
  )
  return (
    <>
      {isNarrow ? <div className={styles.views}>{views}</div> : <TopbarTools>{views}</TopbarTools>}
      {url.view === 'list' ? (
        <EventList url={url} change={change} />
      ) : (
        <SchemaBrowser url={url} change={change} />
      )}
    </>
  )
}

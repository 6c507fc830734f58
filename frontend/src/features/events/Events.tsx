import { Segmented } from '@/design/ui/Segmented'
import { TopbarTools } from '@/design/ui/topbar-slot'
import { useT } from '@/i18n'
import { EventList } from './EventList'
import { useEventsUrl } from './events-url'
import { SchemaBrowser } from './SchemaBrowser'

/** Single events, as they arrive or of any time; and the names they come under. */
export default function Events() {
  const t = useT()
  const [url, change] = useEventsUrl()
  return (
    <>
      <TopbarTools>
        <Segmented
          label={t('events.view')}
          value={url.view}
          options={[
            { value: 'list', label: t('events.list') },
            { value: 'schema', label: t('events.schema') },
          ]}
          onChange={(view) => change({ view })}
        />
      </TopbarTools>
      {url.view === 'list' ? (
        <EventList url={url} change={change} />
      ) : (
        <SchemaBrowser url={url} change={change} />
      )}
    </>
  )
}

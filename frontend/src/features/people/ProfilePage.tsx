import { ArrowLeft, UserRound } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { may, useProject } from '@/api/project-context'
import { useProfile, type Profile } from '@/api/queries/people'
import type { FilterNode } from '@/api/types'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge } from '@/design/ui/Badge'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { TopbarTitle } from '@/design/ui/topbar-slot'
import { useT } from '@/i18n'
import { useFeed } from '@/live/use-stream'
import { ErasePerson } from './ErasePerson'
import { Figures } from './Figures'
import { personName } from './person-name'
import { PersonFile } from './PersonFile'
import styles from './people.module.css'
import { Timeline } from './Timeline'

/** How many keys a live filter may list. */
const MOST_KEYS = 1_000

/** One person over all time; figures and timeline follow what they do. */
export function ProfilePage({ person }: { person: string }) {
  const t = useT()
  const search = useSearch()
  const profile = useProfile(person, 0)
  const back = (
    <Link className={styles.back} href={`/people${carriedUrl(search)}`}>
      <ArrowLeft size={14} aria-hidden="true" />
      {t('people.all')}
    </Link>
  )
  if (profile.isPending)
    return <Skeleton shape="list" label={t('tile.loading', { title: t('people.person') })} />
  if (profile.isError && profile.error.status === 404)
    return (
      <EmptyState
        icon={<UserRound size={20} aria-hidden="true" />}
        title={t('people.gone')}
        detail={t('people.goneHint')}
        action={back}
      />
    )
  if (profile.isError) return <Failure of={profile.error} onRetry={() => void profile.refetch()} />
  return <Known first={profile.data} back={back} />
}

function Known({ first, back }: { first: Profile; back: ReactNode }) {
  const t = useT()
  const mayAnswer = may(useProject(), 'privacy')
  const keys = first.keys.slice(0, MOST_KEYS).join(' ')
  const filters = useMemo(
    (): FilterNode[] => [{ field: 'person', operator: 'in', value: keys.split(' ') }],
    [keys],
  )
  const feed = useFeed(true, filters).data
  const version = feed?.arrived ?? 0
  // Placeholder data keeps the figures while they are asked again after new events.
  const profile = useProfile(first.person, version).data ?? first
  const known = new Map(profile.properties.map((one) => [one.name, one.last]))
  const name = personName({
    person: profile.person,
    name: known.get('name') ?? null,
    email: known.get('email') ?? null,
    user_id: profile.user_ids.at(-1) ?? null,
    anonymous_id: profile.anonymous_ids.at(-1) ?? null,
  })
  return (
    <div className={styles.page}>
      <TopbarTitle name={name}>
        <span className={styles.title}>{name}</span>
      </TopbarTitle>
      <header className={styles.head}>
        {back}
        <h1>{name}</h1>
        {profile.is_active && <Badge tone="positive">{t('people.active')}</Badge>}
        {profile.user_ids.length === 0 && <Badge>{t('people.visitor')}</Badge>}
        {mayAnswer && (
          <div className={styles.wishes}>
            <PersonFile person={profile.person} />
            <ErasePerson profile={profile} />
          </div>
        )}
        <Ids label={t('people.userIds')} ids={profile.user_ids} />
        <Ids label={t('people.visitorIds')} ids={profile.anonymous_ids} />
      </header>
      <Figures profile={profile} />
      <Timeline person={profile.person} names={profile.names} fresh={feed?.events ?? []} />
    </div>
  )
}

const SHOWN_IDS = 5

function Ids({ label, ids }: { label: string; ids: readonly string[] }) {
  if (ids.length === 0) return null
  const rest = ids.length - SHOWN_IDS
  return (
    <p className={styles.ids}>
      <span>{label}</span>
      {ids.slice(-SHOWN_IDS).map((id) => (
        <code key={id}>{id}</code>
      ))}
      {rest > 0 && <span>+{rest}</span>}
    </p>
  )
}

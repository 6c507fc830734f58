import { Users } from 'lucide-react'
import { Failure } from '@/api/Failure'
import { useChosenPeople, type Choice } from '@/api/queries/drill'
import { Dialog } from '@/design/ui/Dialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './panels.module.css'

/** The people behind a mark, the most active first. */
export default function PeoplePanel({
  title,
  choice,
  onClose,
}: {
  title: string
  choice: Choice
  onClose: () => void
}) {
  const t = useT()
  const format = useFormat()
  const people = useChosenPeople(choice)
  const list = people.data?.people ?? []
  return (
    <Dialog isOpen side="right" onClose={onClose} title={t('drill.peopleOf', { title })}>
      {people.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title })} />
        </div>
      )}
      {people.isError && <Failure of={people.error} onRetry={() => void people.refetch()} />}
      {people.data && list.length === 0 && (
        <EmptyState icon={<Users size={20} aria-hidden="true" />} title={t('tile.empty')} />
      )}
      {list.length > 0 && (
        <>
          <p className={styles.hint}>{t('drill.peopleCount', { count: people.data?.total ?? 0 })}</p>
          <ul className={styles.people}>
            {list.map((one) => (
              <li key={one.person}>
                <b>{one.user_id ?? one.anonymous_id ?? one.person}</b>
                <span>{t('drill.eventCount', { count: one.events })}</span>
                <small>{format.dateTime(one.last_seen)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

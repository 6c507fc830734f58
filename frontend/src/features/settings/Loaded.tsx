import type { ReactNode } from 'react'
import { Failure } from '@/api/Failure'
import type { ApiError } from '@/api/error'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './list.module.css'

interface LoadedProps<T> {
  /** What is awaited, for who cannot see its outline. */
  title: string
  query: { data: T | undefined; error: ApiError | null; refetch: () => Promise<unknown> }
  /** Says that there is nothing, in place of an empty list. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  children: (data: T) => ReactNode
}

const isEmptyList = (data: unknown) => Array.isArray(data) && data.length === 0

/** What a query found; until then its outline, and why it failed with a way to try again. What is known stays while it is asked again. */
export function Loaded<T>({ title, query, empty, isEmpty = isEmptyList, children }: LoadedProps<T>) {
  const t = useT()
  if (query.data !== undefined && !(empty && isEmpty(query.data))) return children(query.data)
  return (
    <div className={styles.waiting}>
      {query.data !== undefined ? (
        empty
      ) : query.error ? (
        <Failure of={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton shape="list" label={t('tile.loading', { title })} />
      )}
    </div>
  )
}

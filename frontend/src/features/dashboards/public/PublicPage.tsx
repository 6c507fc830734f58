import { Link2Off } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useParams } from 'wouter'
import { Failure } from '@/api/Failure'
import { ApiError } from '@/api/error'
import { openShare, type PublicDashboard } from '@/api/share'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { PasswordForm } from './PasswordForm'
import styles from './public.module.css'
import { PublicBoard } from './PublicBoard'

/** What a public link shows: the dashboard without anything around it, or the question for its password. */
export default function PublicPage() {
  const t = useT()
  const { token } = useParams<{ token: string }>()
  const [opened, setOpened] = useState<{ dashboard: PublicDashboard; password: string } | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const open = (password: string) =>
    openShare(token, password).then(
      (dashboard) => {
        setFault(null)
        setOpened({ dashboard, password })
      },
      (error: unknown) => {
        if (!(error instanceof Error)) throw error
        setFault(error)
      },
    )
  useEffect(() => {
    void open('')
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each link
  }, [token])
  if (opened) return <PublicBoard token={token} {...opened} />
  if (fault instanceof ApiError && fault.status === 401) return <PasswordForm fault={fault} onSubmit={open} />
  if (fault instanceof ApiError && fault.status === 404)
    return (
      <main className={styles.centre}>
        <EmptyState
          icon={<Link2Off size={32} aria-hidden="true" />}
          title={t('public.gone')}
          detail={t('public.goneHint')}
        />
      </main>
    )
  return (
    <main className={styles.centre}>
      {fault ? (
        <Failure of={fault} onRetry={() => void open('')} />
      ) : (
        <Skeleton shape="block" label={t('tile.loading', { title: t('nav.dashboards') })} />
      )}
    </main>
  )
}

import { Lock } from 'lucide-react'
import { Link } from 'wouter'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './errors.module.css'

/** Something that is there, but not for this person. */
export function Forbidden({ requestId }: { requestId: string | null }) {
  const t = useT()
  return (
    <div className={styles.page} role="alert">
      <EmptyState
        icon={<Lock size={32} aria-hidden="true" />}
        title={t('forbidden.title')}
        detail={t('forbidden.hint')}
        action={
          <>
            {requestId && <p className={styles.id}>{t('error.requestId', { id: requestId })}</p>}
            <Link href="/">{t('notFound.home')}</Link>
          </>
        }
      />
    </div>
  )
}

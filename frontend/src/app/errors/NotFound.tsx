import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './errors.module.css'

export function NotFound() {
  const t = useT()
  return (
    <div className={styles.page}>
      <EmptyState
        icon={<Compass size={32} aria-hidden="true" />}
        title={t('notFound.title')}
        detail={t('notFound.hint')}
        action={<Link href="/">{t('notFound.home')}</Link>}
      />
    </div>
  )
}

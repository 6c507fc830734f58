import { ShieldAlert } from 'lucide-react'
import { Link } from 'wouter'
import { useT } from '@/i18n'
import styles from './SecondFactorBanner.module.css'

/** Says why somebody may not do what their role allows, and where to mend it. */
export function SecondFactorBanner() {
  const t = useT()
  return (
    <aside className={styles.banner}>
      <ShieldAlert size={16} aria-hidden="true" />
      <p>{t('factor.needed')}</p>
      <Link href="/settings/account">{t('factor.setUp')}</Link>
    </aside>
  )
}

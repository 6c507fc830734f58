import type { ReactNode } from 'react'
import type { Person } from '@/api/types'
import { useT } from '@/i18n'
import { ConnectionBanner } from './ConnectionBanner'
import { BottomBar, Nav } from './Nav'
import { Overlays } from './Overlays'
import styles from './Shell.module.css'
import { Topbar } from './Topbar'

/** The frame around every screen. */
export function Shell({ me, children }: { me: Person; children: ReactNode }) {
  const t = useT()
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Nav />
      <div className={styles.column}>
        <Topbar me={me} />
        <main id="content" tabIndex={-1} className={styles.content}>
          <ConnectionBanner />
          {children}
        </main>
      </div>
      <BottomBar />
      <Overlays me={me} />
    </div>
  )
}

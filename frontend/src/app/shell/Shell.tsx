import { lazy, Suspense, type ReactNode } from 'react'
import type { Person } from '@/api/types'
import { loadTexts, useT } from '@/i18n'
import { useConnection } from '@/live/live-context'
import { AlertToasts } from './AlertToasts'
import { ConnectionBanner } from './ConnectionBanner'
import { BottomBar, Nav } from './Nav'
import { Overlays } from './Overlays'
import styles from './Shell.module.css'
import { Topbar } from './Topbar'
import { useContentFocus } from './use-content-focus'
import { useReturn } from './use-return'

const SecondFactorBanner = lazy(async () => {
  const [part] = await Promise.all([import('./SecondFactorBanner'), loadTexts('settings')])
  return { default: part.SecondFactorBanner }
})

/** The frame around every screen. */
export function Shell({ me, children }: { me: Person; children: ReactNode }) {
  const t = useT()
  const isOffline = useConnection().connection === 'offline'
  useReturn(isOffline)
  const content = useContentFocus()
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Nav />
      <div className={styles.column}>
        <Topbar me={me} />
        <main
          ref={content}
          id="content"
          tabIndex={-1}
          className={styles.content}
          data-offline={isOffline || undefined}
        >
          <ConnectionBanner />
          {me.needs_second_factor && (
            <Suspense fallback={null}>
              <SecondFactorBanner />
            </Suspense>
          )}
          {children}
        </main>
      </div>
      <BottomBar />
      <AlertToasts />
      <Overlays me={me} />
    </div>
  )
}

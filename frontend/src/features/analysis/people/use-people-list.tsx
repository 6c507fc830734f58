import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { PeopleAsk } from './PeopleList'

const PeopleList = lazy(() => import('./PeopleList'))

/** `show(ask)` lists the people behind a number in a drawer; `list` is the drawer, to be put anywhere on the screen. */
export function usePeopleList(): { show: (ask: PeopleAsk) => void; list: ReactNode } {
  const [ask, setAsk] = useState<PeopleAsk | null>(null)
  const list = ask && (
    <Suspense>
      <PeopleList ask={ask} onClose={() => setAsk(null)} />
    </Suspense>
  )
  return { show: setAsk, list }
}

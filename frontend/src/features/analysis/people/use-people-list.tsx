import { lazy, Suspense, useState, type ReactNode } from 'react'
import { bodyOf } from '@/api/question'
import type { AnalysisQuery } from '@/api/types'
import type { PeopleAsk } from './PeopleList'

const PeopleList = lazy(() => import('./PeopleList'))

/** The people of an analysis by the kind that lists them (`funnel-people`): its question, and which of its numbers is meant. */
export function peopleOf(title: string, kind: string, query: AnalysisQuery, part: object): PeopleAsk {
  return { title, path: `/api/analysis/${kind}`, body: { ...bodyOf(query), ...part } }
}

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

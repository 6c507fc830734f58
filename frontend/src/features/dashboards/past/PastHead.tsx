import { lazy, Suspense, useMemo } from 'react'
import type { Annotation } from '@/api/dashboard'
import { useAlertCourses } from '@/api/queries/past-alerts'
import { marksOf } from './marks'
import { PastBanner } from './PastBanner'
import type { Past } from './use-past'

const ReplayBar = lazy(() => import('./ReplayBar'))

interface PastHeadProps {
  past: Past
  annotations: readonly Annotation[]
  onSpeed: (speed: number) => void
  onChoose: () => void
  onNow: () => void
}

/** What stands above a dashboard that does not show now: of which moment it is, or the controls of the replay. */
export function PastHead({ past, annotations, onSpeed, onChoose, onNow }: PastHeadProps) {
  const { at, player } = past
  const courses = useAlertCourses(player !== null).data
  const { from, to } = player ?? {}
  const marks = useMemo(
    () =>
      from === undefined || to === undefined
        ? []
        : marksOf({ from: Date.parse(from), to: Date.parse(to) }, courses ?? [], annotations),
    [from, to, courses, annotations],
  )
  if (at === null) return null
  if (!player) return <PastBanner {...{ at, onChoose, onNow }} />
  return (
    <Suspense fallback={<PastBanner {...{ at, onNow }} />}>
      <ReplayBar {...{ player, marks, onSpeed, onNow }} />
    </Suspense>
  )
}

import { lazy, Suspense, useState } from 'react'
import type { Person } from '@/api/types'
import { loadScreenTexts } from '@/i18n'
import { closeOverlay, useShellOverlay } from '../shortcuts/overlay-state'
import { useShortcuts } from '../shortcuts/use-shortcuts'

/** Their texts are not part of the first view. */
async function withTexts<T>(part: Promise<T>): Promise<T> {
  const [module] = await Promise.all([part, loadScreenTexts()])
  return module
}

const Palette = lazy(() => withTexts(import('../palette/Palette')))
const NewProject = lazy(() => withTexts(import('./NewProject')).then((one) => ({ default: one.NewProject })))
const Shortcuts = lazy(() => withTexts(import('../shortcuts/Shortcuts')))
const ScreenSheet = lazy(() => import('./ScreenSheet'))
const NewDashboard = lazy(() =>
  withTexts(import('@/features/dashboards/create/NewDashboardDialog')).then((one) => ({
    default: one.NewDashboardDialog,
  })),
)

/** What opens over any screen; each is loaded when first opened. */
export function Overlays({ me }: { me: Person }) {
  useShortcuts()
  const open = useShellOverlay((state) => state.open)
  const [wanted, setWanted] = useState<readonly string[]>([])
  if (open && !wanted.includes(open)) setWanted([...wanted, open])
  const state = (name: typeof open) => ({ isOpen: open === name, onClose: closeOverlay })
  return (
    <Suspense>
      {wanted.includes('palette') && <Palette me={me} {...state('palette')} />}
      {wanted.includes('shortcuts') && <Shortcuts {...state('shortcuts')} />}
      {wanted.includes('screens') && <ScreenSheet {...state('screens')} />}
      {wanted.includes('dashboard') && <NewDashboard {...state('dashboard')} />}
      {wanted.includes('project') && <NewProject {...state('project')} />}
    </Suspense>
  )
}

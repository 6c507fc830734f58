import { Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { loadable } from '@/design/ui/loadable'
import { loadScreenTexts, loadTexts } from '@/i18n'
import { ErrorBoundary } from './errors/ErrorBoundary'
import { NotFound } from './errors/NotFound'
import { ScreenWaiting } from './ScreenWaiting'
import { SCREENS, type Screen } from './screens'

async function loadScreen({ load, texts }: Pick<Screen, 'load' | 'texts'>) {
  // An empty list is a screen whose texts are part of the first view.
  const catalogues =
    texts?.length === 0 ? null : Promise.all([loadScreenTexts(), loadTexts(...(texts ?? []))])
  const [screen] = await Promise.all([load(), catalogues])
  return screen
}

const arriving = () => <ScreenWaiting />
const screenOf = (screen: Pick<Screen, 'load' | 'texts'>) => loadable(() => loadScreen(screen), arriving)

const ROUTES = SCREENS.map((screen) => ({
  at: screen.path,
  path: screen.route ?? screen.path,
  component: screenOf(screen),
}))
const Board = screenOf({ load: () => import('@/features/dashboards/board/Board') })

/** Fetches the code of the screen at an address, so that it is here when the login has been checked. */
export function preloadScreen(path: string): void {
  const screen = /^\/dashboards\/./.test(path) ? Board : ROUTES.find((one) => one.at === path)?.component
  // What cannot be fetched now is asked for again, and reported, when the screen is shown.
  screen?.preload().catch(() => {})
}

export function Routes() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<ScreenWaiting />}>
        <Switch>
          {ROUTES.map(({ path, component }) => (
            <Route key={path} path={path} component={component} />
          ))}
          <Route path="/dashboards/:id" component={Board} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

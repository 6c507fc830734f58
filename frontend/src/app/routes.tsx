import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { loadScreenTexts, loadTexts } from '@/i18n'
import { ErrorBoundary } from './errors/ErrorBoundary'
import { NotFound } from './errors/NotFound'
import { SCREENS, type Screen } from './screens'

async function loadScreen({ load, texts }: Pick<Screen, 'load' | 'texts'>) {
  // An empty list is a screen whose texts are part of the first view.
  const catalogues =
    texts?.length === 0 ? null : Promise.all([loadScreenTexts(), loadTexts(...(texts ?? []))])
  const [screen] = await Promise.all([load(), catalogues])
  return screen
}

const ROUTES = SCREENS.map((screen) => ({
  path: screen.route ?? screen.path,
  component: lazy(() => loadScreen(screen)),
}))
const Board = lazy(() => loadScreen({ load: () => import('@/features/dashboards/board/Board') }))

export function Routes() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key={path}>
      <Suspense>
        <Switch>
          {ROUTES.map((route) => (
            <Route key={route.path} {...route} />
          ))}
          <Route path="/dashboards/:id" component={Board} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from './errors/ErrorBoundary'
import { NotFound } from './errors/NotFound'
import { loadScreenTexts } from '@/i18n'

async function withTexts<T>(screen: Promise<T>): Promise<T> {
  const [module] = await Promise.all([screen, loadScreenTexts()])
  return module
}

const Overview = lazy(() => import('@/features/overview/Overview'))
const Board = lazy(() => import('@/features/dashboards/board/Board'))
const DashboardList = lazy(() => import('@/features/dashboards/list/DashboardList'))
const Explore = lazy(() => withTexts(import('@/features/explore/Explore')))
const Events = lazy(() => withTexts(import('@/features/events/Events')))
const Sql = lazy(() => withTexts(import('@/features/sql/Sql')))
const Sources = lazy(() => withTexts(import('@/features/sources/Sources')))
const Settings = lazy(() => withTexts(import('@/features/settings/Settings')))

export function Routes() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key={path}>
      <Suspense>
        <Switch>
          <Route path="/" component={Overview} />
          <Route path="/dashboards/:id" component={Board} />
          <Route path="/dashboards" component={DashboardList} />
          <Route path="/explore" component={Explore} />
          <Route path="/events" component={Events} />
          <Route path="/sql" component={Sql} />
          <Route path="/sources" component={Sources} />
          <Route path="/settings" component={Settings} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

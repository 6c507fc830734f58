import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Route, Switch } from 'wouter'
import { Failure } from '@/api/Failure'
import { onSignedOut } from '@/api/client'
import { forget, useMe } from '@/api/queries/me'
import { Toaster } from '@/design/ui/Toast'
import { loadScreenTexts, loadTexts } from '@/i18n'
import styles from './errors/errors.module.css'
import { Splash } from './Splash'
import { UpdateNotice } from './update/UpdateNotice'
import { Workspace } from './Workspace'

const Login = lazy(async () => {
  const [page] = await Promise.all([import('@/features/auth/Login'), loadTexts('signIn')])
  return { default: page.Login }
})
const Welcome = lazy(async () => {
  const [page] = await Promise.all([import('@/features/auth/Welcome'), loadTexts('settings')])
  return page
})
const PublicPage = lazy(async () => {
  const [page] = await Promise.all([import('@/features/dashboards/public/PublicPage'), loadScreenTexts()])
  return page
})

export function App() {
  return (
    <>
      <Switch>
        <Route path="/share/:token">
          <Suspense>
            <PublicPage />
          </Suspense>
        </Route>
        <Route path="/welcome">
          <Suspense>
            <Welcome />
          </Suspense>
        </Route>
        <Route>
          <Session />
        </Route>
      </Switch>
      <UpdateNotice />
      <Toaster />
    </>
  )
}

function Session() {
  const client = useQueryClient()
  const me = useMe()
  const [isExpired, setIsExpired] = useState(false)
  const wasIn = Boolean(me.data)
  useEffect(
    () =>
      onSignedOut(() => {
        if (!wasIn) return
        setIsExpired(true)
        forget(client)
      }),
    [client, wasIn],
  )
  if (me.data) return <Workspace me={me.data} />
  if (me.data === null)
    return (
      <Suspense>
        <Login isExpired={isExpired} />
      </Suspense>
    )
  if (!me.isError) return <Splash />
  return (
    <main className={styles.page}>
      <Failure of={me.error} onRetry={() => void me.refetch()} />
    </main>
  )
}

import './start/start'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from '@/api/error'
import { againWhileAway } from '@/api/outage'
import { prefetchMe } from '@/api/queries/me'
import { followSystemTheme, useSettings } from '@/design/settings'
import { loadLanguage } from '@/i18n'
import '@/design/fonts.css'
import '@/design/tokens.css'
import '@/design/typography.css'
import { App } from './App'
import { preloadScreen } from './routes'
import { watchForUpdates } from './update/update'

const MOST_RETRIES = 2
/** The service worker fetches the whole build, and menus are many: not while the first screen needs the network and the processor. */
const FIRST_VIEW_MS = 3_000

/** A refusal stays a refusal; only what may pass by itself is tried again. */
function shouldRetry(failures: number, error: Error): boolean {
  const isPassing = error instanceof ApiError && (error.status === 0 || error.status === 503)
  return isPassing && failures < MOST_RETRIES
}

// The browser's word for being online is often wrong, and without a network the last known answers are asked for: calls are always made.
const networkMode = 'always'
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: shouldRetry, refetchInterval: againWhileAway, staleTime: 15_000, networkMode },
    mutations: { networkMode },
  },
})

async function start(): Promise<void> {
  followSystemTheme()
  // First in line for the network: nothing is shown before it is known. A public link has no login.
  const isPublic = location.pathname.startsWith('/share/')
  if (!isPublic) prefetchMe(client)
  await loadLanguage(useSettings.getState().language)
  if (!isPublic) preloadScreen(location.pathname)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    setTimeout(() => void watchForUpdates(navigator.serviceWorker), FIRST_VIEW_MS)
  setTimeout(() => void import('@/design/ui/overlay'), FIRST_VIEW_MS)
}

void start()

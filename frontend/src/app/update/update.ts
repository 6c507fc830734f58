import { create } from 'zustand'
import { workerUrl } from './worker-url'

/** The new version that waits for the reader's word. */
export const useUpdate = create<{ waiting: ServiceWorker | null }>(() => ({ waiting: null }))

const CHECK_MS = 3_600_000

/** Installs the service worker, and watches for new versions from here on. */
export async function watchForUpdates(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.register(workerUrl())
  const offer = () => {
    // Without a controller this is the first install, not a new version.
    if (registration.waiting && container.controller) useUpdate.setState({ waiting: registration.waiting })
  }
  offer()
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  )
  setInterval(() => void check(registration), CHECK_MS)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void check(registration)
  })
}

async function check(registration: ServiceWorkerRegistration): Promise<void> {
  if (!navigator.onLine) return
  try {
    await registration.update()
  } catch (error) {
    // The server is away or being replaced right now; the next look finds the new version.
    if (!(error instanceof TypeError)) throw error
  }
}

/** Lets the new version take over and opens this page in it. */
export function loadUpdate(): void {
  const { waiting } = useUpdate.getState()
  if (!waiting) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('activate')
}

// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { loadUpdate, useUpdate, watchForUpdates } from './update'
import { onlyWorker } from './worker-url'

class FakeWorker extends EventTarget {
  postMessage = vi.fn()
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null
  installing: FakeWorker | null = null
  update = vi.fn(() => Promise.resolve())
}

function container(controller: object | null) {
  const registration = new FakeRegistration()
  const register = vi.fn(() => Promise.resolve(registration))
  const fake = { register, controller } as unknown as ServiceWorkerContainer
  return { registration, register, fake }
}

beforeEach(() => useUpdate.setState({ waiting: null }))

describe('watchForUpdates', () => {
  it('installs the one worker there is', async () => {
    const { fake, register } = container(null)
    await watchForUpdates(fake)
    expect(register).toHaveBeenCalledWith('/sw.js')
    expect(() => onlyWorker('/evil.js')).toThrow(TypeError)
  })

  it('offers a version that was found while the page is open, and lets it take over when told', async () => {
    const { fake, registration } = container({})
    await watchForUpdates(fake)
    const worker = (registration.installing = new FakeWorker())
    registration.dispatchEvent(new Event('updatefound'))
    registration.waiting = worker
    worker.dispatchEvent(new Event('statechange'))
    expect(useUpdate.getState().waiting).toBe(worker)
    vi.stubGlobal('navigator', { serviceWorker: new EventTarget() })
    loadUpdate()
    expect(worker.postMessage).toHaveBeenCalledWith('activate')
    vi.unstubAllGlobals()
  })

  it('does not call the first install a new version', async () => {
    const { fake, registration } = container(null)
    registration.waiting = new FakeWorker()
    await watchForUpdates(fake)
    expect(useUpdate.getState().waiting).toBeNull()
  })
})

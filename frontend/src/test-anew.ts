import { vi } from 'vitest'

// A worker keeps its page and its libraries for the next file; what is ours begins anew.
vi.resetModules()
vi.useRealTimers()
vi.unstubAllGlobals()
if (typeof window !== 'undefined') {
  document.head.replaceChildren()
  document.body.replaceChildren()
  for (const element of [document.documentElement, document.body]) {
    for (const name of element.getAttributeNames()) element.removeAttribute(name)
  }
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
}

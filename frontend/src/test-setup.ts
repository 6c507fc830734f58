import { loadTexts } from './i18n'
import { PARTS, type Part } from './i18n/catalogue'

if (typeof window === 'undefined') {
  // All that loading texts wants of a page: where its language is written down.
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
} else {
  await import('./test-setup-dom')
}

// What the routes load before a screen is drawn.
await loadTexts(...(Object.keys(PARTS) as Part[]))

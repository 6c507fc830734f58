import { create } from 'zustand'
import { accentTokens, isColour } from './accent'
import { DARK, LIGHT, type ChartTheme } from './themes'

type ThemeChoice = 'system' | 'light' | 'dark'
export type Language = 'en' | 'th'
/** `more` whatever the system says. */
type ContrastChoice = 'system' | 'more'

interface Settings {
  theme: ThemeChoice
  language: Language
  /** A colour of one's own (#rrggbb) instead of the product's. */
  accent: string | null
  contrast: ContrastChoice
}

// theme.js reads the same key before the first paint.
const KEY = 'tidegauge.settings'
const prefersContrast = () => matchMedia('(prefers-contrast: more)')
const prefersLight = () => matchMedia('(prefers-color-scheme: light)')

function read(): Settings {
  let stored: Partial<Settings> = {}
  try {
    stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>
  } catch (error) {
    // Storage may be blocked by the browser or hold another program's text: the defaults are right then.
    if (!(error instanceof SyntaxError) && !(error instanceof DOMException)) throw error
  }
  const language = stored.language ?? (navigator.language.startsWith('th') ? 'th' : 'en')
  const accent = isColour(stored.accent) ? stored.accent : null
  return { theme: stored.theme ?? 'system', language, accent, contrast: stored.contrast ?? 'system' }
}

export const useSettings = create<Settings>(read)

function resolve(choice: ThemeChoice): 'dark' | 'light' {
  if (choice !== 'system') return choice
  return prefersLight().matches ? 'light' : 'dark'
}

interface Resolved {
  mode: 'dark' | 'light'
}

const useResolved = create<Resolved>(() => ({ mode: resolve(read().theme) }))

export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change)
  const { theme, language, accent, contrast } = useSettings.getState()
  // theme.js only copies the tokens: it must stay small and runs before everything else.
  const tokens = accent ? { dark: accentTokens(accent, 'dark'), light: accentTokens(accent, 'light') } : null
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, language, accent, contrast, tokens }))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  applyTheme()
}

const ACCENT = ['--accent', '--accent-fill', '--accent-fill-hover', '--accent-soft'] as const

function applyAccent(mode: 'dark' | 'light'): void {
  const { accent } = useSettings.getState()
  const tokens = accent === null ? null : accentTokens(accent, mode)
  const { style } = document.documentElement
  for (const name of ACCENT)
    if (tokens) style.setProperty(name, tokens[name]!)
    else style.removeProperty(name)
}

function applyContrast(): void {
  const { dataset } = document.documentElement
  if (useSettings.getState().contrast === 'more' || prefersContrast().matches) dataset.contrast = 'more'
  else delete dataset.contrast
}

function applyTheme(): void {
  const mode = resolve(useSettings.getState().theme)
  applyAccent(mode)
  document.documentElement.dataset.theme = mode
  applyContrast()
  document
    .querySelector('meta[name=theme-color]')
    ?.setAttribute('content', mode === 'dark' ? '#0b0d11' : '#f5f6f8')
  if (useResolved.getState().mode !== mode) useResolved.setState({ mode })
}

/** Sets the theme now and follows the operating system from here on. */
export function followSystemTheme(): void {
  applyTheme()
  prefersLight().addEventListener('change', applyTheme)
  prefersContrast().addEventListener('change', applyContrast)
}

export function useChartTheme(): ChartTheme {
  return useResolved((state) => (state.mode === 'dark' ? DARK : LIGHT))
}

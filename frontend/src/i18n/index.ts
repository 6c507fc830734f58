import { create } from 'zustand'
import type { Language } from '@/design/settings'
import en from './en.json'
import type screens from './screens.en.json'

/** The texts of every screen; those of screens that are opened later come with them. */
export type Catalogue = typeof en & typeof screens
type Key = keyof Catalogue
type PluralBase<K> = K extends `${infer Base}_other` ? Base : never
export type MessageKey = Exclude<Key, `${string}_one` | `${string}_other`> | PluralBase<Key>
export type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string

interface Locale {
  language: Language
  /** BCP 47 tag for Intl: Thai dates in the Gregorian calendar. */
  tag: string
  t: Translate
}

const TAGS: Record<Language, string> = { en: 'en-GB', th: 'th-TH-u-ca-gregory' }

/** Text of `key` in `catalogue`: the plural form by `count`, then `{name}` replaced by `values`. */
export function translator(catalogue: Readonly<Partial<Catalogue>>, language: Language): Translate {
  const plurals = new Intl.PluralRules(TAGS[language])
  const numbers = new Intl.NumberFormat(TAGS[language])
  const texts = catalogue as Record<string, string>
  return (key, values = {}) => {
    const count = values.count
    const plural = typeof count === 'number' ? texts[`${key}_${plurals.select(count)}`] : undefined
    const text = plural ?? texts[key] ?? texts[`${key}_other`] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      if (value === undefined) return whole
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

export const useLocale = create<Locale>(() => ({ language: 'en', tag: TAGS.en, t: translator(en, 'en') }))

let wantsScreens = false

async function screenTexts(language: Language): Promise<Partial<Catalogue>> {
  if (!wantsScreens) return {}
  return (language === 'th' ? await import('./screens.th.json') : await import('./screens.en.json')).default
}

/** Loads the catalogue (Thai is a chunk of its own) and makes it current. */
export async function loadLanguage(language: Language): Promise<void> {
  const [texts, screens] = await Promise.all([
    language === 'th' ? import('./th.json').then((module) => module.default) : en,
    screenTexts(language),
  ])
  document.documentElement.lang = language
  const t = translator({ ...texts, ...screens }, language)
  useLocale.setState({ language, tag: TAGS[language], t })
}

/** Adds the texts of the screens that are not part of the first view. */
export async function loadScreenTexts(): Promise<void> {
  if (wantsScreens) return
  wantsScreens = true
  await loadLanguage(useLocale.getState().language)
}

export function useT(): Translate {
  return useLocale((locale) => locale.t)
}

import type { ReactElement } from 'react'
import { create } from 'zustand'
import type { Language } from '@/design/settings'
import { PARTS, type Part, type Texts } from './catalogue'
import en from './en.json'

/** The texts of every screen; those of screens that are opened later come with them. */
export type Catalogue = typeof en & Texts
type Key = keyof Catalogue
type PluralBase<K> = K extends `${infer Base}_other` ? Base : never
export type MessageKey = Exclude<Key, `${string}_one` | `${string}_other`> | PluralBase<Key>
type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string
/** A sentence; or one with more behind it, whose own is in `text`. */
export type Words = string | ReactElement<{ text: string }>

interface Locale {
  language: Language
  /** BCP 47 tag for Intl: Thai dates in the Gregorian calendar. */
  tag: string
  t: Translate
  /** What the server words in English, by its code; null where there is nothing else to say. */
  refusal: ((code: string, words: string) => Words | null) | null
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

export const useLocale = create<Locale>(() => ({
  language: 'en',
  tag: TAGS.en,
  t: translator(en, 'en'),
  refusal: null,
}))

const wanted = new Set<Part>()
let shown: ReadonlySet<Part> = new Set()
// One after the other: two loads at once could end in the wrong order, and the texts of one would be lost.
let turn: Promise<void> = Promise.resolve()

async function show(language: Language): Promise<void> {
  const parts = [...wanted]
  const [texts, refusal, ...more] = await Promise.all([
    language === 'th' ? import('./th.json').then((module) => module.default) : en,
    language === 'th' ? import('./refusals.th').then((module) => module.refusal) : null,
    ...parts.map(async (part) => (await PARTS[part][language]()).default),
  ])
  document.documentElement.lang = language
  const t = translator(Object.assign({}, texts, ...more) as Partial<Catalogue>, language)
  shown = new Set(parts)
  useLocale.setState({ language, tag: TAGS[language], t, refusal })
}

function inTurn(task: () => Promise<void>): Promise<void> {
  const done = turn.then(task)
  turn = done.catch(() => {})
  return done
}

/** Loads the catalogue (Thai is a chunk of its own) and the parts wanted so far, and makes it current. */
export function loadLanguage(language: Language): Promise<void> {
  return inTurn(() => show(language))
}

/** Adds texts that are not part of the first view. */
export function loadTexts(...parts: readonly Part[]): Promise<void> {
  parts.forEach((part) => wanted.add(part))
  return inTurn(async () => {
    if (parts.some((part) => !shown.has(part))) await show(useLocale.getState().language)
  })
}

/** The texts of dashboards and of the screens beside them. */
export const loadScreenTexts = () => loadTexts('boards', 'screens')

export function useT(): Translate {
  return useLocale((locale) => locale.t)
}

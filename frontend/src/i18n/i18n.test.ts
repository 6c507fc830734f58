import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { PARTS } from './catalogue'
import base from './en.json'
import { loadLanguage, loadTexts, translator, useLocale } from './index'
import thaiBase from './th.json'

type Texts = Record<string, string>

async function whole(language: 'en' | 'th', first: Texts): Promise<Texts> {
  const parts = await Promise.all(Object.values(PARTS).map((part) => part[language]()))
  return Object.assign({}, first, ...parts.map((part) => part.default)) as Texts
}

const en = await whole('en', base)
const th = await whole('th', thaiBase)

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('catalogues', () => {
  it('are all listed, and no key is in two of them', async () => {
    const files = readdirSync('src/i18n', { recursive: true, encoding: 'utf8' })
    expect(files.filter((name) => name.endsWith('.en.json'))).toHaveLength(Object.keys(PARTS).length)
    const parts = await Promise.all(Object.values(PARTS).map((part) => part.en()))
    const keys = [base, ...parts.map((part) => part.default)].flatMap((part) => Object.keys(part))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('have the same keys in the same order', () => {
    expect(Object.keys(th)).toEqual(Object.keys(en))
  })

  it('have the same placeholders in every text', () => {
    const thai = th
    for (const [key, text] of Object.entries(en))
      expect([key, ...placeholders(thai[key]!)]).toEqual([key, ...placeholders(text)])
  })

  it('have no empty text and no Thai text left in English', () => {
    for (const [key, text] of Object.entries(th)) {
      expect(text.trim(), key).not.toBe('')
      // Abbreviations such as DAU and AUC are the same in both.
      if (key !== 'app.name' && /[a-z]/.test(text)) expect(text, key).toMatch(/[\u0E00-\u0E7F]/)
    }
  })

  it('hold no key that no source file uses', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    )
    const source = files.map((name) => readFileSync(`src/${name}`, 'utf8')).join('\n')
    const found = (pattern: RegExp) => new Set(Array.from(source.matchAll(pattern), (match) => match[1]))
    const [single, double, begun] = [
      found(/'([\w.-]+)(?=')/g),
      found(/"([\w.-]+)(?=")/g),
      found(/`([\w.-]*)(?=\$)/g),
    ]
    const isUsed = (key: string) => {
      const base = key.replace(/_(one|other)$/, '')
      return single.has(base) || double.has(base) || begun.has(base.slice(0, base.lastIndexOf('.') + 1))
    }
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([])
  })
})

describe('translator', () => {
  const t = translator(en, 'en')

  it('fills in values and leaves unknown placeholders visible', () => {
    expect(t('project.switch', { name: 'Shop' })).toBe('Project: Shop')
    expect(t('project.switch')).toBe('Project: {name}')
  })

  it('chooses the plural form and writes numbers in the locale', () => {
    expect(t('feed.newEvents', { count: 1 })).toBe('1 new event')
    expect(t('feed.newEvents', { count: 12000 })).toBe('12,000 new events')
  })

  it('does not treat a value as a pattern', () => {
    expect(t('project.switch', { name: '$& {name}' })).toBe('Project: $& {name}')
  })
})

describe('loadLanguage', () => {
  it('switches text, locale and the language of the document', async () => {
    await loadLanguage('th')
    expect(useLocale.getState().t('nav.overview')).toBe('ภาพรวม')
    expect(document.documentElement.lang).toBe('th')
    await loadLanguage('en')
    expect(useLocale.getState().t('nav.overview')).toBe('Overview')
  })

  it('waits for texts that someone else is loading already', async () => {
    await Promise.all([loadLanguage('en'), loadTexts('analysis'), loadTexts('analysis')])
    expect(useLocale.getState().t('analysis.exact')).toBe('Exact')
  })

  it('adds the texts of the later screens, in whatever language comes after', async () => {
    vi.resetModules()
    const { useLocale: locale, ...fresh } = await import('./index')
    const t = (key: 'sql.run' | 'edit.title') => locale.getState().t(key)
    expect([t('sql.run'), t('edit.title')]).toEqual(['sql.run', 'edit.title'])
    await fresh.loadScreenTexts()
    expect([t('sql.run'), t('edit.title')]).toEqual(['Run', 'Title'])
    await fresh.loadLanguage('th')
    expect(t('sql.run')).toBe('เรียกใช้')
  })
})

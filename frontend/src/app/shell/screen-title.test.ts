import { describe, expect, it } from 'vitest'
import { translator } from '@/i18n'
import en from '@/i18n/en.json'
import th from '@/i18n/th.json'
import { SCREENS } from '../screens'
import { screenTitle } from './screen-title'

describe('screenTitle', () => {
  it('knows every screen of the routes, in both languages, before anything else is loaded', () => {
    for (const { path } of SCREENS) {
      const key = screenTitle(path)
      expect(key, path).not.toBe('notFound.title')
      expect(translator(en, 'en')(key), path).not.toBe(key)
      expect(translator(th, 'th')(key), path).not.toBe(key)
    }
  })

  it('takes parts of a screen for the screen, and only those', () => {
    expect(screenTitle('/dashboards/abc')).toBe('nav.dashboards')
    expect(screenTitle('/dashboardsabc')).toBe('notFound.title')
    expect(screenTitle('/nowhere')).toBe('notFound.title')
  })
})

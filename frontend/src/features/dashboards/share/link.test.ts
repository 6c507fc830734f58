import { expect, it } from 'vitest'
import type { PublicLink } from '@/api/dashboard'
import { embedCode, expiryAt, originsOf, shareUrl } from './link'

const LINK = { id: 'l1', url: '/share/xyz', token: 'tok' } as PublicLink

it('says when a link ends', () => {
  const now = new Date('2026-11-22T00:00:00.000Z')
  expect(expiryAt('week', now)).toBe('2026-11-29T00:00:00.000Z')
  expect(expiryAt('never', now)).toBeNull()
})

it('makes addresses and code that can be pasted', () => {
  expect(shareUrl(LINK, 'https://a.example')).toBe('https://a.example/share/tok')
  expect(embedCode('https://a.example/share/tok?a=1&b="2"')).toContain(
    'src="https://a.example/share/tok?a=1&amp;b=&quot;2&quot;"',
  )
  expect(originsOf(' https://a.example, https://b.example https://a.example ')).toEqual([
    'https://a.example',
    'https://b.example',
  ])
})

import { describe, expect, it } from 'vitest'
import { carriedUrl, readUrl, writeUrl } from './url-state'

describe('url state', () => {
  it('falls back to the default for what is missing or not a range', () => {
    const fallback = { range: 'last_hour', project: null }
    for (const search of ['', '?range=', '?range=last_century', '?range=__proto__', '?project='])
      expect(readUrl(search)).toEqual(fallback)
  })

  it('gives back what was written', () => {
    const search = writeUrl('', { range: 'last_7_days', project: 'a b&c' })
    expect(readUrl(search)).toEqual({ range: 'last_7_days', project: 'a b&c' })
  })

  it('keeps parameters of others and leaves defaults out', () => {
    expect(writeUrl('?x=1&range=last_7_days', { range: 'last_hour' })).toBe('?x=1')
    expect(writeUrl('?project=p', { project: null })).toBe('')
    expect(writeUrl('?range=today', { project: 'p' })).toBe('?range=today&project=p')
  })

  it('takes project and range along to another screen, and nothing else', () => {
    expect(carriedUrl('?project=p&range=last_7_days&f=country:eq:TH&tab=x')).toBe(
      '?range=last_7_days&project=p',
    )
    expect(carriedUrl('?range=today')).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { summary } from '../testing'
import { arrange, foldersOf, type Wish } from './arrange'

const ALL = [
  summary({
    id: 'a',
    name: 'Board 10',
    folder: 'Marketing/Web',
    tags: ['web'],
    updated_at: '2026-11-20T00:00:00Z',
  }),
  summary({ id: 'b', name: 'Board 2', folder: 'Marketing', updated_at: '2026-11-22T00:00:00Z' }),
  summary({ id: 'c', name: 'Café sales', description: 'ยอดขาย', widget_count: 9, is_favourite: true }),
  summary({ id: 'd', name: 'Marketing plan', folder: 'MarketingOld', widget_count: 12 }),
]
const wish = (part: Partial<Wish>): Wish => {
  return { search: '', folder: null, tag: null, isFavourite: false, sort: 'name', ...part }
}
const ids = (part: Partial<Wish>) => arrange(ALL, wish(part), 'en').map((one) => one.id)

describe('arrange', () => {
  it('puts favourites first and counts numbers in names as numbers', () => {
    expect(ids({})).toEqual(['c', 'b', 'a', 'd'])
    expect(ids({ sort: 'widgets' })).toEqual(['c', 'd', 'b', 'a'])
    expect(ids({ sort: 'updated' }).slice(0, 2)).toEqual(['c', 'b'])
  })

  it('finds all words anywhere, without regard to case and accents', () => {
    expect(ids({ search: 'cafe SALES' })).toEqual(['c'])
    expect(ids({ search: 'ยอดขาย' })).toEqual(['c'])
    expect(ids({ search: 'web board' })).toEqual(['a'])
    expect(ids({ search: 'zebra' })).toEqual([])
  })

  it('takes a folder with those below it, and no other that begins alike', () => {
    expect(ids({ folder: 'Marketing' })).toEqual(['b', 'a'])
    expect(ids({ tag: 'web' })).toEqual(['a'])
    expect(ids({ isFavourite: true })).toEqual(['c'])
  })
})

describe('foldersOf', () => {
  it('lists parents before children, with counts that include what is below', () => {
    expect(foldersOf(ALL, 'en')).toEqual([
      { path: 'Marketing', name: 'Marketing', depth: 0, count: 2 },
      { path: 'Marketing/Web', name: 'Web', depth: 1, count: 1 },
      { path: 'MarketingOld', name: 'MarketingOld', depth: 0, count: 1 },
    ])
  })
})

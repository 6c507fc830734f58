import { expect, it } from 'vitest'
import { readListUrl, writeListUrl, type ListUrl } from './list-url'

const WISH: ListUrl = {
  search: 'ยอด & more',
  folder: 'A/B',
  tag: 't',
  isFavourite: true,
  sort: 'name',
  isDeleted: true,
}

it('gives back what was written, and keeps parameters of others', () => {
  const search = writeListUrl('?project=p', WISH)
  expect(readListUrl(search)).toEqual(WISH)
  expect(search).toContain('project=p')
  expect(writeListUrl(search, readListUrl(''))).toBe('?project=p')
  expect(readListUrl('?sort=worst').sort).toBe('updated')
})

import { expect, it } from 'vitest'
import { DARK } from '@/design/themes'
import { answer, row } from '@/testing/answer'
import { categoriesOf } from './category'
import { clockParts, isClock } from './clock'

const byHour = (values: Record<number, number>) =>
  categoriesOf([
    answer(
      'A',
      Object.entries(values).map(([hour, value]) => row({ hour_of_day: hour }, value)),
    ),
  ])

it('keeps all hours of a day in their order', () => {
  const categories = byHour({ 23: 5, 9: 15 })
  expect(isClock(categories)).toBe(true)
  const parts = clockParts(categories, DARK)
  expect(parts.map(({ name }) => name).slice(0, 2)).toEqual(['00:00', '01:00'])
  expect([parts.length, parts[9]!.share, parts[9]!.colour, parts[0]!.value]).toEqual([
    24,
    0.75,
    DARK.sequential[8],
    0,
  ])
})

it('is nothing where nothing happened, and no clock of other groups', () => {
  expect(clockParts(byHour({ 3: 0 }), DARK)).toEqual([])
  expect(isClock(categoriesOf([answer('A', [row({ device: 'tv' }, 1)])]))).toBe(false)
  expect(isClock([])).toBe(false)
})

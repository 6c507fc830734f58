import { fireEvent } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CATEGORIES, NESTED } from '@/testing/samples'
import { drawnTexts, expectDrawable, marks, see } from '@/testing/see'
import Treemap from './Widget'

it('draws a tile for each group, with its name and value', () => {
  see(Treemap, { answers: [CATEGORIES], options: { unit: 'currency', currency: 'USD' } })
  expect(marks()).toHaveLength(9)
  expect(drawnTexts()).toEqual(expect.arrayContaining(['Electronics', '$420K']))
  expectDrawable()
})

it('nests levels under their names', () => {
  const { select } = see(Treemap, { answers: [NESTED], options: { levels: ['device', 'market'] } })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['Mobile', 'Desktop']))
  fireEvent.click(marks()[0]!.querySelector('rect')!)
  expect(select.mock.calls[0]![0]).toMatchObject({ label: 'Mobile · Thailand' })
})

it('adds up what is beyond the most tiles', () => {
  see(Treemap, { answers: [CATEGORIES], options: { max_tiles: 4 } })
  expect(marks()).toHaveLength(4)
  expect(drawnTexts()).toContain('Other')
})

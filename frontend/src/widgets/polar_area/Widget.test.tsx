import { expect, it } from 'vitest'
import { WINDS } from '@/testing/samples'
import { drawnTexts, expectDrawable, marks, see } from '@/testing/see'
import PolarArea from './Widget'

it('gives every group the same angle and names it', () => {
  see(PolarArea, { answers: [WINDS], options: { labels: 'name', legend: 'none' } })
  expect(marks()).toHaveLength(6)
  expect(drawnTexts()).toContain('North-east')
  expectDrawable()
})

it('draws on the smallest tile', () => {
  see(PolarArea, { answers: [WINDS], width: 40, height: 30 })
  expect(marks()).toHaveLength(6)
  expectDrawable()
})

import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { LATENCY } from '@/testing/samples'
import { expectDrawable, marks, see } from '@/testing/see'
import Bubble from './Widget'

it('draws the third answer as the area', () => {
  const rows = (values: number[]) => values.map((value, index) => row({ page: String(index) }, value))
  see(Bubble, {
    answers: [answer('A', rows([1, 2])), answer('B', rows([1, 2])), answer('C', rows([100, 25]))],
  })
  const [large, small] = marks().map((mark) => Number(mark.getAttribute('r')))
  expect(large! / small!).toBeCloseTo(2)
  expectDrawable()
})

it('draws the small ones above the large ones', () => {
  see(Bubble, { answers: LATENCY })
  const radii = marks().map((mark) => Number(mark.getAttribute('r')))
  expect(radii).toEqual([...radii].sort((a, b) => b - a))
})

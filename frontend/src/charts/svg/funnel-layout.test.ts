import { expect, it } from 'vitest'
import { layoutFunnel } from './funnel-layout'

const steps = [
  { name: 'Visit', value: 100 },
  { name: 'Cart', value: 40 },
  { name: 'Paid', value: 10 },
]

it('tells what is left of the first step, of the one before, and who is lost', () => {
  const [, cart, paid] = layoutFunnel(steps, 300, 200, 0.6)
  expect(cart).toMatchObject({ ofFirst: 0.4, ofPrevious: 0.4, lost: 60, length: 80 })
  expect(paid).toMatchObject({ ofFirst: 0.1, ofPrevious: 0.25, lost: 30 })
})

it('reaches from edge to edge', () => {
  const last = layoutFunnel(steps, 300, 200, 0.6).at(-1)!
  expect(last.start + last.extent).toBeCloseTo(300)
})

it('loses nobody where a step grows', () => {
  expect(layoutFunnel([...steps].reverse(), 300, 200, 0.6)[1]).toMatchObject({ lost: 0, ofPrevious: 4 })
})

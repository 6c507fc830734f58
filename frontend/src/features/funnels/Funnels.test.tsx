import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { FunnelAnswer, FunnelStep } from './answer'
import { suggest } from './Builder'
import Funnels from './Funnels'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 600, height: 320 }) }))
beforeAll(() => import('@/widgets/funnel/Widget'), 60_000)

function funnel(counts: readonly number[]): FunnelAnswer {
  const names = ['page_view', 'signup', 'purchase']
  const steps = counts.map((count, at): FunnelStep => ({
    event: names[at]!,
    count,
    conversion_from_start: count / counts[0]!,
    conversion_from_previous: at === 0 ? null : count / counts[at - 1]!,
    median_seconds_from_previous: at === 0 ? null : 60 * at,
  }))
  const results = steps.map(({ event, count }) => ({
    ...{ name: 'funnel', value: count, count, timestamp: null },
    dimensions: { step: event },
  }))
  return { steps, results, meta: META }
}

it('begins with a way that the project has events for', async () => {
  const { live } = onScreen(<Funnels />, { at: '/funnels' })
  await userEvent.click(await screen.findByRole('button', { name: 'page_view → signup → purchase' }))
  expect(location.search).toBe('?steps=page_view&steps=signup&steps=purchase')
  expect(live.bodies.at(-1)).toMatchObject({
    query: {
      analysis: 'funnel',
      steps: [{ event: 'page_view' }, { event: 'signup' }, { event: 'purchase' }],
      order: 'ordered',
      window_seconds: 604_800,
      time_window: 'last_30_days',
    },
  })
})

it('shows the steps as a chart, as figures and as a table', async () => {
  const { live } = onScreen(<Funnels />, { at: '/funnels?steps=page_view&steps=signup&steps=purchase' })
  act(() => live.send(frame({ answer: funnel([1000, 250, 100]) })))
  expect(
    await screen.findByRole('img', { name: /3 steps, 10% get from page_view to purchase/ }),
  ).toBeVisible()
  expect(screen.getByText('Conversion').parentElement).toHaveTextContent('10%')
  expect(screen.getByText('Slowest step').parentElement).toHaveTextContent('2 min')
  const row = screen.getByRole('row', { name: /2\. signup/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['2. signup', '250', '25%', '25%', '1 min'])
})

it('suggests the most frequent events where there is no usual way, and nothing for a single event', () => {
  const schema = (...names: string[]) =>
    ({ events: names.map((name, at) => ({ name, count: 10 - at, last_seen: null })) }) as never
  expect(suggest(schema('a', 'b', 'c'))).toEqual({ steps: [{ event: 'a' }, { event: 'b' }] })
  expect(suggest(schema('purchase', 'checkout'))).toEqual({
    steps: [{ event: 'checkout' }, { event: 'purchase' }],
  })
  expect(suggest(schema('a'))).toEqual({})
  expect(suggest(undefined)).toEqual({})
})

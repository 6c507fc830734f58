import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { loadOverlays, META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { FunnelAnswer, FunnelGroup, FunnelStep, FunnelTrendAnswer } from './answer'
import { suggest } from './Builder'
import Funnels from './Funnels'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 600, height: 320 }) }))
// A canvas, which this browser does not have; a real one is in tests/e2e.
vi.mock('@/charts/uplot/TimeChart', () => ({ TimeChart: () => null }))
beforeAll(
  () => Promise.all([loadOverlays(), import('@/widgets/line/Widget'), import('@/widgets/bar/Widget')]),
  60_000,
)

const NAMES = ['page_view', 'signup', 'purchase']

function steps(counts: readonly number[]): FunnelStep[] {
  return counts.map((count, at) => ({
    ...{ event: NAMES[at]!, label: NAMES[at]!, count, dropped: at === 0 ? 0 : counts[at - 1]! - count },
    conversion_from_start: count / counts[0]!,
    conversion_from_previous: at === 0 ? 1 : count / counts[at - 1]!,
    median_seconds_from_previous: at === 0 ? null : 60 * at,
    p90_seconds_from_previous: at === 0 ? null : 120 * at,
  }))
}

/** The answer to every question of the screen: one frame reaches whoever asked. */
function funnel(counts: readonly number[], more: Partial<FunnelAnswer> = {}): FunnelTrendAnswer {
  const bucket = { counts: [...counts], conversion_rate: 0.1 }
  return {
    order: 'ordered',
    steps: steps(counts),
    conversion_rate: counts.at(-1)! / counts[0]!,
    time_to_convert: {
      ...{ people: counts.at(-1)!, median_seconds: 180, p90_seconds: 7_200, mean_seconds: 900 },
      histogram: [
        { from_seconds: 60, to_seconds: 120, count: 40 },
        { from_seconds: 120, to_seconds: 300, count: 60 },
      ],
    },
    trend: {
      interval: 'day',
      buckets: [
        { ...bucket, timestamp: '2026-11-20T00:00:00Z', is_complete: true },
        { ...bucket, timestamp: '2026-11-21T00:00:00Z', is_complete: false },
      ],
    },
    results: ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'].map((timestamp) => ({
      ...{ name: 'conversion_rate', value: 10, count: counts[0]!, dimensions: {}, timestamp },
    })),
    meta: META,
    ...more,
  }
}

const AT = '/funnels?steps=page_view&steps=signup&steps=purchase'
const PEOPLE = { people: [{ person: '7', user_id: 'ann', last_seen: '2026-11-20T10:00:00Z' }], total: 1 }

async function seen(at = AT, answer: FunnelAnswer = funnel([1000, 250, 100])) {
  const shown = onScreen(<Funnels />, { at, replies: { '/api/analysis/funnel-people': () => PEOPLE } })
  act(() => shown.live.send(frame({ answer })))
  await screen.findAllByRole('button', { name: /Got to page_view/ })
  // The trend asks once there is an answer.
  await vi.waitFor(() => expect(shown.live.bodies.length).toBeGreaterThan(1))
  act(() => shown.live.send(frame({ answer })))
  return shown
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

it('shows the steps as bars, as figures and as a table, with the time they take and the trend', async () => {
  await seen()
  const chart = screen.getByRole('list', { name: 'From step to step' })
  expect(within(chart).getByRole('button', { name: 'Got to signup: 250 (25%)' })).toBeVisible()
  expect(within(chart).getByRole('button', { name: 'Stopped before signup: 750 (75%)' })).toBeVisible()
  const figures = screen.getByLabelText('Funnels', { selector: 'dl' })
  expect(within(figures).getByText('Conversion').parentElement).toHaveTextContent('10%')
  expect(within(figures).getByText('Time to convert').parentElement).toHaveTextContent('3 min')
  expect(within(figures).getByText('Most left').parentElement).toHaveTextContent('750before signup')
  expect(screen.getByText('Median 3 min, 9 in 10 within 2 hr, mean 15 min.')).toBeVisible()
  expect(screen.getByText(/The last periods may still rise/)).toBeVisible()
  const row = screen.getByRole('row', { name: /2\. signup/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['2. signup', '250', '750', '25%', '25%', '1 min', '2 min'])
})

it('lists the people who got to a step, and those who stopped before it', async () => {
  const { bodies } = await seen()
  await userEvent.click(screen.getByRole('button', { name: /Stopped before purchase/ }))
  expect(await screen.findByText('ann', {}, { timeout: 10_000 })).toBeVisible()
  expect(bodies('/api/analysis/funnel-people')[0]).toMatchObject({
    ...{ step: 3, outcome: 'dropped', time_window: 'last_30_days', window_seconds: 604_800 },
  })
  await userEvent.keyboard('{Escape}')
  await userEvent.click(screen.getByRole('button', { name: '2. signup' }))
  await vi.waitFor(() =>
    expect(bodies('/api/analysis/funnel-people').at(-1)).toMatchObject({ step: 2, outcome: 'converted' }),
  )
})

it('has a bar for each value of a breakdown, and lists who is in the others', async () => {
  const group = (value: string, counts: number[], is_other = false): FunnelGroup => ({
    ...{ value, is_other, steps: steps(counts) },
  })
  const breakdown = [group('TH', [600, 200, 90]), group('(other)', [400, 50, 10], true)]
  const { bodies } = await seen(`${AT}&breakdown=country`, funnel([1000, 250, 100], { breakdown }))
  expect(screen.getByRole('button', { name: 'Got to purchase, TH: 90 (15%)' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Got to purchase, Other: 10 (2.5%)' }))
  await vi.waitFor(() =>
    expect(bodies('/api/analysis/funnel-people')[0]).toMatchObject({
      ...{ breakdown: 'country', step: 3, not_values: ['TH'] },
    }),
  )
})

it('calls the steps of any order by how many were done', async () => {
  onScreen(<Funnels />, { at: `${AT}&order=any` }).live.send(
    frame({ answer: funnel([1000, 250, 100], { order: 'any' }) }),
  )
  expect(await screen.findByRole('button', { name: 'Got to 2 of 3: 250 (25%)' })).toBeVisible()
})

it('asks with exclusions between two steps, which a strict funnel has none of', async () => {
  const exclusion = encodeURIComponent(JSON.stringify({ event: 'refund', after_step: 2 }))
  const { live } = await seen(`${AT}&exclusions=${exclusion}`)
  expect(live.bodies.at(-1)).toMatchObject({ query: { exclusions: [{ event: 'refund', after_step: 2 }] } })
  await userEvent.selectOptions(screen.getByLabelText('refund: after step'), '1')
  expect(new URLSearchParams(location.search).getAll('exclusions')).toEqual(['refund'])
  await userEvent.selectOptions(screen.getByLabelText('Order'), 'One right after the other')
  expect(new URLSearchParams(location.search).getAll('exclusions')).toEqual([])
  expect(screen.queryByText('Not counted with')).toBeNull()
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

import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import Adoption from './Adoption'
import type { AdoptionAnswer, StickinessAnswer } from './answer'
import { suggest } from './Builder'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 700, height: 320 }) }))
// A canvas, which this browser does not have; a real one is in tests/e2e.
vi.mock('@/charts/uplot/TimeChart', () => ({ TimeChart: () => null }))
beforeAll(() => Promise.all([import('@/widgets/bar/Widget'), import('@/widgets/area/Widget')]), 60_000)

const adoption: AdoptionAnswer = {
  ...{ period: 'weekly', active: 100, users: 40, usage_rate: 0.4, repeat_rate: 0.25, new_adopters: 12 },
  ...{ adopters: 60, adoption_rate: 0.5, median_seconds_to_adopt: 7_200, p90_seconds_to_adopt: 90_000 },
  seconds_to_adopt: [
    { from_seconds: 0, to_seconds: 3_600, adopters: 3 },
    { from_seconds: 3_600, to_seconds: 86_400, adopters: 8 },
    { from_seconds: 86_400, to_seconds: null, adopters: 1 },
  ],
  periods: [],
  results: [],
  meta: META,
}
const stickiness: StickinessAnswer = {
  ...{ people: 80, stickiness: 0.2, mean_dau: 12.5, mean_active_days: 3.4, days: [] },
  active_days: [
    { days: 1, people: 30, share: 0.375 },
    { days: 2, people: 50, share: 0.625 },
  ],
  results: [],
  meta: META,
}

const kinds = (bodies: readonly object[]) =>
  bodies.map((body) => (body as { query?: { analysis?: string } }).query?.analysis)

it('begins with stickiness of everything and a feature to choose', async () => {
  const { live } = onScreen(<Adoption />, { at: '/adoption' })
  await vi.waitFor(() => expect(kinds(live.bodies)).toContain('stickiness'))
  expect(kinds(live.bodies)).not.toContain('adoption')
  act(() => live.send(frame({ answer: stickiness })))
  expect(screen.getByText('Stickiness of everything')).toBeVisible()
  expect(screen.getByText('DAU / MAU').parentElement).toHaveTextContent('20%')
  expect(await screen.findByRole('img', { name: /2 bars, highest 2 with 50/ })).toBeVisible()
  await userEvent.click(await screen.findByRole('button', { name: 'Signup' }))
  expect(location.search).toBe('?feature=signup')
})

it('shows who took a feature up and how long it took them', async () => {
  const { live } = onScreen(<Adoption />, { at: '/adoption?feature=export' })
  await vi.waitFor(() => expect(kinds(live.bodies)).toContain('adoption'))
  act(() => live.send(frame({ answer: { ...stickiness, ...adoption } })))
  const figures = within(await screen.findByLabelText('Adoption'))
  expect(figures.getByText('Adoption rate').parentElement).toHaveTextContent('50%60 adopters')
  expect(figures.getByText('Time to adopt').parentElement).toHaveTextContent('2 hr')
  const table = within(screen.getAllByRole('region', { name: 'How long it took' }).at(-1)!)
  expect(table.getAllByRole('row').map((row) => within(row).queryAllByRole('cell')[0]?.textContent)).toEqual([
    undefined,
    'within 1 hr',
    '1 hr – 1 day',
    'longer than 1 day',
  ])
  expect(screen.getByText('Stickiness of Export')).toBeVisible()
  const asked = live.bodies.find((_, at) => kinds(live.bodies)[at] === 'stickiness')
  expect(asked).toMatchObject({ query: { event: { event: 'export' }, time_window: 'last_90_days' } })
})

it('suggests what people use, not what they look at', () => {
  const schema = (...names: string[]) =>
    ({ events: names.map((name, at) => ({ name, count: 10 - at, last_seen: null })) }) as never
  expect(suggest(schema('page_view', 'export'))).toEqual({ feature: { event: 'export' } })
  expect(suggest(schema('page_view'))).toEqual({})
  expect(suggest(undefined)).toEqual({})
})

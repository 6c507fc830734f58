import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { loadOverlays, META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import { STAGES, type LifecycleAnswer, type LifecyclePeriod } from './answer'
import Lifecycle from './Lifecycle'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 700, height: 320 }) }))
beforeAll(() => Promise.all([loadOverlays(), import('@/widgets/bar/Widget')]), 60_000)

const week = (period: string, counts: readonly number[], isComplete = true): LifecyclePeriod => {
  const [fresh, returning, resurrecting, dormant] = counts as [number, number, number, number]
  return {
    ...{ period, new: fresh, returning, resurrecting, dormant, is_complete: isComplete },
    active: fresh + returning + resurrecting,
    quick_ratio: dormant > 0 ? (fresh + resurrecting) / dormant : null,
  }
}
const periods = [
  week('2026-11-02', [10, 20, 5, 10]),
  week('2026-11-09', [12, 18, 4, 8]),
  week('2026-11-16', [3, 2, 1, 28], false),
]
const answer: LifecycleAnswer = {
  period: 'weekly',
  periods,
  results: STAGES.flatMap((stage) =>
    periods.map((one) => ({
      ...{ name: stage, count: one[stage], dimensions: { stage } },
      value: stage === 'dormant' ? -one[stage] : one[stage],
      timestamp: `${one.period}T00:00:00Z`,
    })),
  ),
  meta: { ...META, interval: 'week' },
}

async function seen() {
  const people = { people: [{ person: '7', user_id: 'ann' }], total: 1 }
  const shown = onScreen(<Lifecycle />, {
    at: '/lifecycle?event=page_view',
    replies: { '/api/analysis/lifecycle-people': () => people },
  })
  await vi.waitFor(() => expect(shown.live.bodies).not.toEqual([]))
  act(() => shown.live.send(frame({ answer })))
  await screen.findByRole('img', { name: /Lifecycle: 3 bars/ })
  return shown
}

it('shows the last period that is over, and all of them with the dormant below zero', async () => {
  await seen()
  const figures = within(screen.getByLabelText('Lifecycle'))
  expect(figures.getByText('Active people').parentElement).toHaveTextContent('34')
  expect(figures.getByText('Dormant').parentElement).toHaveTextContent('quick ratio 2')
  const chart = screen.getByRole('img', { name: /Lifecycle: 3 bars/ })
  expect(within(chart).getAllByText(/^[-−]\d/).length).toBeGreaterThan(0)
  expect(screen.getAllByRole('button', { name: 'Resurrecting' })).toHaveLength(2) // of the legend and of the table
  expect(screen.getByRole('row', { name: /16 Nov 2026\s*not over/ })).toBeVisible()
})

it('lists the people of a stage from a figure and from the table', async () => {
  const { bodies } = await seen()
  await userEvent.click(within(screen.getByLabelText('Lifecycle')).getByRole('button', { name: '8' }))
  expect(await screen.findByText('ann', {}, { timeout: 10_000 })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  const row = screen.getByRole('row', { name: /2 Nov 2026/ })
  await userEvent.click(within(row).getByRole('button', { name: '5' }))
  await vi.waitFor(() => expect(bodies('/api/analysis/lifecycle-people')).toHaveLength(2))
  expect(bodies('/api/analysis/lifecycle-people')).toMatchObject([
    { stage: 'dormant', period_start: '2026-11-09', event: { event: 'page_view' }, period: 'weekly' },
    { stage: 'resurrecting', period_start: '2026-11-02' },
  ])
})

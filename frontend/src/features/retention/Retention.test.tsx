import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { loadOverlays, META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { CohortAnswer, RetentionAnswer } from './answer'
import Retention from './Retention'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 700, height: 320 }) }))
beforeAll(
  () => Promise.all([loadOverlays(), import('@/widgets/cohort/Widget'), import('@/widgets/curve/Widget')]),
  60_000,
)

const cell = (period: number, count: number, size: number, isComplete = true) => ({
  ...{ period, count, value: count / size, is_complete: isComplete },
})
const COHORTS = [
  {
    period: '2026-11-02',
    size: 40,
    is_complete: true,
    retention: [cell(0, 40, 40), cell(1, 20, 40), cell(2, 4, 40, false)],
  },
  { period: '2026-11-09', size: 10, is_complete: true, retention: [cell(0, 10, 10), cell(1, 1, 10, false)] },
]
const answer: CohortAnswer = {
  period: 'weekly',
  metric: 'retention_rate',
  cohorts: COHORTS,
  results: [],
  meta: META,
}
const point = (period: number, count: number, size: number) => ({
  ...{ period, count, size, value: count / size, cohorts: 1 },
  ci95: [0.1, 0.9] as [number, number],
})
const curve: RetentionAnswer = {
  period: 'weekly',
  people: 50,
  curve: [point(0, 50, 50), point(1, 20, 40)],
  results: [
    { name: 'retention_rate', value: 1, count: 50, dimensions: { period: '0' }, timestamp: null },
    { name: 'retention_rate', value: 0.5, count: 20, dimensions: { period: '1' }, timestamp: null },
  ],
  meta: META,
}

const SEGMENTS = { segments: ['premium', 'free'].map((id) => ({ id, name: id, is_builtin: true })) }

/** The screen with its answers: one frame reaches whoever asked, so it holds the matrix and the curve. */
async function seen(at: string, given: CohortAnswer = answer) {
  const people = { people: [{ person: '7', user_id: 'ann', events: 3 }], total: 1 }
  const shown = onScreen(<Retention />, {
    at,
    replies: { '/api/analysis/cohort-people': () => people, '/api/segments?rules=false': () => SEGMENTS },
  })
  await vi.waitFor(() => expect(kinds(shown.live.bodies)).toContain('cohort'))
  act(() => shown.live.send(frame({ answer: { ...given, curve: curve.curve, results: curve.results } })))
  return shown
}

const kinds = (bodies: readonly object[]) =>
  bodies.map((body) => (body as { query?: { analysis?: string } }).query?.analysis)

it('shows who came back as a matrix, as figures and as a curve', async () => {
  await seen('/retention')
  expect(await screen.findByRole('img', { name: /2 cohorts over 3 periods/ })).toBeVisible()
  expect(await screen.findByRole('img', { name: /Retention curve: 1 lines, 50% at Week 1/ })).toBeVisible()
  const figures = screen.getByLabelText('Retention')
  expect(within(figures).getByText('People').parentElement).toHaveTextContent('50')
  expect(within(figures).getByText('Week 1').parentElement).toHaveTextContent('50%20 people of 40')
})

it('writes cells as shares or as people', async () => {
  await seen('/retention')
  const matrix = await screen.findByRole('img', { name: /2 cohorts/ })
  expect(within(matrix).getAllByText('50%').length).toBeGreaterThan(0)
  await userEvent.click(screen.getByRole('radio', { name: 'People' }))
  expect(within(screen.getByRole('img', { name: /2 cohorts/ })).getByText('20')).toBeInTheDocument()
})

it('lists the people of a cell, those who stayed away on request', async () => {
  const { bodies } = await seen('/retention?start_event=signup')
  await screen.findByRole('img', { name: /2 cohorts/ })
  await userEvent.click(screen.getByRole('radio', { name: 'Stayed away' }))
  const list = screen.getByRole('listbox', { name: /Values of Retention/ })
  list.focus()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  expect(await screen.findByText('ann', {}, { timeout: 10_000 })).toBeVisible()
  expect(bodies('/api/analysis/cohort-people')[0]).toMatchObject({
    ...{ period: 'weekly', start_event: { event: 'signup' }, time_window: 'last_90_days' },
    ...{ cohort: '2026-11-02', after: 1, came: false },
  })
})

it('shows the cohorts of one value of a breakdown', async () => {
  const breakdown = [
    { value: 'pro', cohorts: [COHORTS[1]!] },
    { value: '', cohorts: [COHORTS[0]!] },
  ]
  await seen('/retention?breakdown=plan', { ...answer, breakdown })
  await screen.findByRole('img', { name: /2 cohorts/ })
  await userEvent.selectOptions(screen.getAllByLabelText('Group by').at(-1)!, 'pro')
  expect(screen.getByRole('img', { name: /1 cohorts over 2 periods/ })).toBeVisible()
})

it('has no curve of amounts, and counts these period by period', async () => {
  const { live } = await seen('/retention?metric=revenue')
  expect(kinds(live.bodies)).not.toContain('retention')
  expect(screen.queryByLabelText('Came back')).toBeNull()
})

it('puts segments side by side, instead of the values of a breakdown', async () => {
  await seen('/retention?breakdown=plan&segments=gone')
  await userEvent.click(await screen.findByLabelText('Premium'))
  expect(location.search).toBe('?segments=gone&segments=premium')
  await userEvent.click(screen.getByLabelText('gone'))
  expect(location.search).toBe('?segments=premium')
})

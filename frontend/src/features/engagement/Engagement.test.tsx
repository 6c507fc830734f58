import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { META, onScreen } from '@/features/analysis/testing'
import { frame } from '@/testing/fake-live'
import type { EngagementAnswer, EngagementHour } from './answer'
import Engagement from './Engagement'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 700, height: 320 }) }))
beforeAll(
  () => Promise.all([import('@/widgets/heatmap/Widget'), import('@/widgets/polar_area/Widget')]),
  60_000,
)

const heatmap = Array.from({ length: 168 }, (_, at): EngagementHour => {
  const events = at === 9 ? 50 : at === 6 * 24 + 20 ? 20 : 0 // Monday at 9, Sunday at 20
  return {
    weekday: Math.floor(at / 24) + 1,
    hour: at % 24,
    events,
    people: events / 10,
    events_per_hour: events / 4,
  }
})
const row = (value: number, dimensions: Record<string, string>) => ({
  ...{ name: 'events', value, count: value, dimensions, timestamp: null },
})
const answer: EngagementAnswer = {
  ...{ people: 7, events: 70, sessions: 14, events_per_person: 10, sessions_per_person: 2 },
  ...{ active_seconds_per_person: 600, active_days_per_person: 1.5, mean_session_seconds: 300 },
  heatmap,
  results: heatmap.map(({ weekday, hour, events }) =>
    row(events, { day_of_week: String(weekday), hour_of_day: String(hour) }),
  ),
  meta: { ...META, timezone: 'Asia/Bangkok' },
}
const byHour = { ...answer, results: [row(50, { hour_of_day: '9' }), row(20, { hour_of_day: '20' })] }

async function seen(at: string, given: EngagementAnswer) {
  const shown = onScreen(<Engagement />, { at })
  await vi.waitFor(() => expect(shown.live.bodies).not.toEqual([]))
  act(() => shown.live.send(frame({ answer: given })))
  return shown
}

it('shows the week in the hours of the zone, what each person does, and the busiest hours', async () => {
  await seen('/engagement', answer)
  expect(await screen.findByRole('img', { name: /168 cells, highest Mon · 09 with 50/ })).toBeVisible()
  expect(screen.getByText('Hours of Asia/Bangkok.')).toBeVisible()
  const figures = within(screen.getByLabelText('Engagement'))
  expect(figures.getByText('Active time per person').parentElement).toHaveTextContent('10 min5 min a session')
  const rows = screen.getAllByRole('row').slice(1, 3)
  expect(rows.map((one) => within(one).getAllByRole('cell')[0]!.textContent)).toEqual([
    'Mon 09:00',
    'Sun 20:00',
  ])
})

it('shows the day as a clock', async () => {
  const { live } = await seen('/engagement?by=hour_of_day&measure=people', byHour)
  const clock = await screen.findByRole('img', { name: /24 entries/ })
  expect(within(clock).getByText('09:00')).toBeInTheDocument()
  expect(live.bodies.at(-1)).toMatchObject({
    query: { analysis: 'engagement', by: 'hour_of_day', measure: 'people' },
  })
})

it('draws no answer by other hours than those asked for', async () => {
  await seen('/engagement', answer)
  await screen.findByRole('img', { name: /168 cells/ })
  await userEvent.selectOptions(screen.getByLabelText('By'), 'hour_of_day')
  expect(screen.queryByRole('img', { name: /entries|cells/ })).toBeNull()
})

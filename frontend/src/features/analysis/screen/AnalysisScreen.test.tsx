import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import type { DashboardDocument } from '@/api/dashboard'
import { frame } from '@/testing/fake-live'
import { AnalysisScreen, ChoiceRow, field, Section, useAnalysisScreen, type AnalysisAnswer } from '..'
import { loadOverlays, META, onScreen, Refusal } from '../testing'

beforeAll(loadOverlays, 60_000)

interface Counted extends AnalysisAnswer {
  total: number
}

const FIELDS = { unit: field.choice(['days', 'weeks']), goal: field.text() }
const PATH = '/api/analysis/counted'
const answer = (total: number): Counted => ({ results: [], meta: META, total })
const FIXED = 'from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z'

function Counting() {
  const analysis = useAnalysisScreen<Counted, typeof FIELDS>({
    kind: 'counted',
    fields: FIELDS,
    isComplete: ({ goal }) => goal !== '',
  })
  return (
    <AnalysisScreen
      screen={analysis}
      title="Counting"
      help="How much of it there is."
      widget={{ kind: 'number', options: { decimals: 0 } }}
      hasCompare
      isEmpty={({ total }) => total === 0}
      builder={
        <Section title="Unit">
          <ChoiceRow
            label="Unit"
            value={analysis.question.unit}
            options={[
              { value: 'days', label: 'Days' },
              { value: 'weeks', label: 'Weeks' },
            ]}
            onChange={(unit) => analysis.change({ unit })}
          />
        </Section>
      }
    >
      {({ total }, previous) => <p>{`Total ${total}${previous ? `, before ${previous.total}` : ''}`}</p>}
    </AnalysisScreen>
  )
}

it('asks for more while the question is not complete', () => {
  const { asked, live } = onScreen(<Counting />, { at: '/counting' })
  expect(screen.getByText('Complete the question to see its answer.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Save as widget' })).toBeDisabled()
  expect(asked.some((one) => one.path === PATH)).toBe(false)
  expect(live.bodies).toEqual([])
})

it('asks what the address says, and says how the answer came about', async () => {
  const at = `/counting?goal=purchase&unit=weeks&segment=Buyers&f=country:eq:TH&${FIXED}`
  const { bodies } = onScreen(<Counting />, { at, replies: { [PATH]: () => answer(7) } })
  expect(await screen.findByText('Total 7')).toBeVisible()
  expect(bodies(PATH)).toEqual([
    {
      goal: 'purchase',
      unit: 'weeks',
      segment: 'Buyers',
      filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-08T00:00:00Z',
    },
  ])
  expect(screen.getByText('Exact')).toBeVisible()
  expect(screen.getByText('4,321 rows read')).toBeVisible()
  expect(screen.getByRole('combobox', { name: 'Segment' })).toHaveDisplayValue('Buyers')
})

it('keeps the old answer while a changed question is asked, and puts the change into the address', async () => {
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let isSecond = false
  const { bodies } = onScreen(<Counting />, {
    at: `/counting?goal=a&${FIXED}`,
    replies: { [PATH]: ({ body }) => ((isSecond = body?.unit === 'weeks'), answer(isSecond ? 2 : 1)) },
  })
  await screen.findByText('Total 1')
  const first = fetch
  globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
    await held
    return first(...given)
  }
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Unit' }), 'weeks')
  expect(location.search).toContain('unit=weeks')
  expect(screen.getByText('Total 1').closest('[aria-busy]')).toHaveAttribute('aria-busy', 'true')
  await act(async () => {
    release()
    await held
  })
  expect(await screen.findByText('Total 2')).toBeVisible()
  expect(bodies(PATH)).toHaveLength(2)
})

it('says what is wrong, with the id of the request, and asks again', async () => {
  let isBroken = true
  const replies = { [PATH]: () => (isBroken ? new Refusal(503, 'The store is away.') : answer(3)) }
  onScreen(<Counting />, { at: `/counting?goal=a&${FIXED}`, replies })
  expect(await screen.findByText('The store is away.')).toBeVisible()
  expect(screen.getByText('Request r-1')).toBeVisible()
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('Total 3')).toBeVisible()
})

it('says when there is nothing', async () => {
  onScreen(<Counting />, { at: `/counting?goal=a&${FIXED}`, replies: { [PATH]: () => answer(0) } })
  expect(await screen.findByText('Try a longer time range or fewer filters.')).toBeVisible()
})

it('follows the data live, and compares when asked', async () => {
  const { live, bodies } = onScreen(<Counting />, {
    at: '/counting?goal=a',
    replies: { [PATH]: () => answer(4) },
  })
  act(() => live.send(frame({ answer: answer(5) })))
  expect(screen.getByText('Total 5')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Compare with the period before' }))
  expect(await screen.findByText('Total 5, before 4')).toBeVisible()
  expect(location.search).toContain('compare=1')
  expect(bodies(PATH)[0]).toMatchObject({ goal: 'a', to: '2026-10-23T00:00:00.000Z' })
})

it('starts over, but keeps the time', async () => {
  onScreen(<Counting />, { at: `/counting?goal=a&unit=weeks&f=page:eq:x&segment=S&project=7&${FIXED}` })
  await userEvent.click(screen.getByRole('button', { name: 'Start over' }))
  expect(Object.keys(Object.fromEntries(new URLSearchParams(location.search)))).toEqual([
    'project',
    'from',
    'to',
  ])
})

it('is kept as a widget without its time, which the dashboard gives it', async () => {
  const dashboards = { dashboards: [], folders: [], tags: [] }
  const { asked } = onScreen(<Counting />, {
    at: `/counting?goal=a&f=page:eq:x&${FIXED}`,
    replies: {
      [PATH]: () => answer(1),
      '/api/dashboards': ({ method }) => (method === 'POST' ? { id: 'd1', name: 'Mine' } : dashboards),
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Save as widget' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.type(within(dialog).getByLabelText('Name of the dashboard'), 'Mine')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save as widget' }))
  await waitFor(() =>
    expect(asked.some((one) => one.method === 'POST' && one.path === '/api/dashboards')).toBe(true),
  )
  const { body } = asked.find((one) => one.method === 'POST' && one.path === '/api/dashboards')!
  const [kept] = (body as unknown as { document: DashboardDocument }).document.tabs[0]!.widgets
  expect(kept).toMatchObject({ kind: 'number', title: 'Counting', options: { decimals: 0 } })
  expect(kept!.queries[0]!.query).toEqual({
    analysis: 'counted',
    goal: 'a',
    unit: 'days',
    filters: [{ field: 'page', operator: 'eq', value: 'x' }],
  })
})

it('offers no saving to those who may only look', () => {
  onScreen(<Counting />, { at: '/counting', role: 'viewer' })
  expect(screen.queryByRole('button', { name: 'Save as widget' })).toBeNull()
})

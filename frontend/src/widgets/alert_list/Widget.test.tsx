import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import type { AlertCourse } from '@/api/queries/past-alerts'
import { alertsAt, type AlertRecord } from './alert'
import { AlertList } from './AlertList'
import type { AlertListOptions } from './options'
import type { Alerts } from './use-alerts'
import AlertListWidget from './Widget'

const alert = (id: string, part: Partial<AlertRecord> = {}): AlertRecord => ({
  id,
  name: `alert-${id}`,
  state: 'firing',
  severity: 'warning',
  since: `2026-11-22T08:0${id}:00Z`,
  ...part,
})
const show = (alerts: Alerts, options: AlertListOptions = {}) =>
  render(
    <AlertList
      title="Alerts"
      {...{ alerts, options }}
      width={400}
      height={200}
      now={Date.parse('2026-11-22T08:10:00Z')}
    />,
  )
const names = () => screen.getAllByRole('listitem').map((item) => /alert-\d/.exec(item.textContent)?.[0])

it('lists what fires, the gravest first', () => {
  show([alert('1'), alert('2', { severity: 'critical' }), alert('3', { state: 'resolved' }), alert('4')])
  expect(names()).toEqual(['alert-2', 'alert-4', 'alert-1'])
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('Critical')
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('8 minutes ago')
})

it('lists the chosen states and severities, newest first when asked', () => {
  show([alert('1'), alert('2', { state: 'resolved' }), alert('3', { severity: 'info' })], {
    states: ['firing', 'resolved'],
    severities: ['warning'],
    sort: 'newest',
  })
  expect(names()).toEqual(['alert-2', 'alert-1'])
})

it('tells no rules, nothing firing and not allowed apart', () => {
  const { unmount } = show(null)
  expect(screen.getByText('No alerts configured')).toBeInTheDocument()
  unmount()
  const second = show([alert('1', { state: 'snoozed' })])
  expect(screen.getByText('Nothing is firing')).toBeInTheDocument()
  second.unmount()
  show(undefined)
  expect(screen.getByText('Alerts are not shown here')).toBeInTheDocument()
})

it('knows which alerts there were at an instant', () => {
  const change = (minute: number, phase: 'ok' | 'pending' | 'firing') => {
    return { at: `2026-11-22T08:0${minute}:00Z`, phase, value: null }
  }
  const course = (id: string, ...changes: ReturnType<typeof change>[]) =>
    ({ alert: { ...alert(id), message: '' }, changes }) as unknown as AlertCourse
  const courses = [
    course('1', change(1, 'pending'), change(2, 'firing'), change(5, 'ok')),
    course('2', change(3, 'pending'), change(4, 'ok')),
  ]
  const statesAt = (minute: number) =>
    alertsAt(courses, `2026-11-22T08:0${minute}:30Z`).map(({ id, state, since }) => [
      id,
      state,
      since.slice(14, 16),
    ])
  expect([0, 1, 3, 4, 5].map(statesAt)).toEqual([
    [],
    [['1', 'pending', '01']],
    [
      ['1', 'firing', '02'],
      ['2', 'pending', '03'],
    ],
    [['1', 'firing', '02']],
    [['1', 'resolved', '05']],
  ])
})

function ask(answer: Response) {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const project = { id: 'p1' } as Project
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <AlertListWidget
          {...{ title: 'Alerts', answers: [], options: {}, width: 400, height: 200, actions: {} }}
          hidden={new Set()}
          onHiddenChange={() => {}}
        />
      </ProjectContext>
    </QueryClientProvider>,
  )
}

it('asks the project for its alerts', async () => {
  ask(Response.json({ alerts: [alert('1')] }))
  expect(await screen.findByText('alert-1')).toBeInTheDocument()
})

it('says that there are none where the server has no such route', async () => {
  ask(Response.json({ error: { code: 'not_found', message: 'x' } }, { status: 404 }))
  expect(await screen.findByText('No alerts configured')).toBeInTheDocument()
})

it('explains a failure and offers to try again', async () => {
  ask(Response.json({ error: { code: 'unavailable', message: 'The store is busy.' } }, { status: 503 }))
  expect(await screen.findByText('The store is busy.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument()
})

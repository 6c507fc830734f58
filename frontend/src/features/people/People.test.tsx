import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Route, Switch } from 'wouter'
import type { PersonRow, Profile } from '@/api/queries/people'
import { onScreen, Refusal } from '@/features/analysis/testing'
import People from './People'
import { readPeopleUrl, timeOf, writePeopleUrl } from './people-url'
import { merged } from './Timeline'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 600, height: 320 }) }))

function row(person: string, more: Partial<PersonRow> = {}): PersonRow {
  return {
    ...{ person, user_id: `user-${person}`, anonymous_id: null, email: null, name: null, country: 'TH' },
    ...{ device: 'mobile', events: 4, revenue: 25.5, orders: 2, is_active: false },
    ...{ first_seen: '2026-11-01T00:00:00Z', last_seen: '2026-11-21T00:00:00Z' },
    ...more,
  }
}

const PROFILE: Profile = {
  ...{ person: '7', keys: ['7', '8'], user_ids: ['ada'], anonymous_ids: ['dev-1'], is_active: true },
  ...{ first_seen: '2026-11-01T00:00:00Z', last_seen: '2026-11-21T00:00:00Z' },
  ...{ events: 4, sessions: 3, revenue: 25.5, orders: 2, truncated: [] },
  properties: [{ name: 'plan', first: 'free', last: 'pro', last_at: '2026-11-21T00:00:00Z', events: 2 }],
  names: [{ name: 'purchase', events: 2, last_at: '2026-11-21T00:00:00Z' }],
  days: [['2026-11-21', 4]],
  visits: [],
}

const event = (id: string, timestamp: string, name = 'purchase') =>
  ({ id, name, timestamp, page: null, value: 5, country: null }) as never

const screens = (
  <Switch>
    <Route path="/people/:id?" component={People} />
  </Switch>
)

it('lists people, asks for the rest of them, and sorts on the server', async () => {
  const first = '/api/people?time_window=last_30_days&sort=last_seen&limit=50'
  const { asked } = onScreen(screens, {
    at: '/people',
    replies: {
      [first]: () => ({
        people: [row('1', { email: 'ada@example.com', is_active: true })],
        total: 2,
        next_cursor: 'c',
      }),
      [`${first}&cursor=c`]: () => ({
        people: [row('2', { user_id: null, anonymous_id: 'dev-2' })],
        total: 2,
        next_cursor: null,
      }),
      '/api/people?time_window=last_30_days&sort=revenue&limit=50': () => ({
        people: [],
        total: 0,
        next_cursor: null,
      }),
    },
  })
  expect(await screen.findByRole('link', { name: 'ada@example.com' })).toHaveAttribute('href', '/people/1')
  expect(screen.getByText('Active now')).toBeVisible()
  expect(screen.getByText('2 people')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  const visitor = (await screen.findByRole('link', { name: 'dev-2' })).closest('tr')!
  expect(within(visitor).getByText('Visitor')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Revenue' }))
  expect(await screen.findByText('Nobody was here in this time')).toBeVisible()
  expect(location.search).toBe('?sort=revenue')
  expect(asked.at(-1)?.path).toContain('sort=revenue')
})

it('shows one person, and what they do while one looks', async () => {
  const { live } = onScreen(screens, {
    at: '/people/user%3Aada',
    replies: {
      '/api/people/user%3Aada': () => PROFILE,
      '/api/people/7': () => PROFILE,
      '/api/people/7/events?limit=50': () => ({
        events: [event('e1', '2026-11-21T00:00:00Z')],
        next_cursor: null,
      }),
    },
  })
  expect(await screen.findByRole('heading', { name: 'ada' })).toBeVisible()
  expect(screen.getByText('dev-1')).toBeVisible()
  expect(screen.getByRole('row', { name: /plan free pro/ })).toBeVisible()
  expect(await screen.findAllByRole('button', { name: /purchase/ })).not.toHaveLength(0)
  expect(live.bodies.at(-1)).toMatchObject({
    feed: { filters: [{ field: 'person', operator: 'in', value: ['7', '8'] }] },
  })
  act(() =>
    live.send({
      type: 'events',
      id: 'q1',
      version: 1,
      snapshot: true,
      events: [event('e2', '2026-11-22T00:00:00Z', 'click')],
    }),
  )
  expect(await screen.findByRole('button', { name: /click/ })).toBeVisible()
})

it('says that a person is not there', async () => {
  onScreen(screens, { at: '/people/9', replies: { '/api/people/9': () => new Refusal(404, 'No.') } })
  expect(await screen.findByText('There is no such person')).toBeVisible()
  expect(screen.getByRole('link', { name: 'All people' })).toHaveAttribute('href', '/people')
})

it('keeps the whole question in the address', () => {
  const url = writePeopleUrl('?project=7', { search: 'a b', sort: 'events', segment: 'new', range: 'today' })
  expect(readPeopleUrl(url)).toEqual({ search: 'a b', sort: 'events', segment: 'new', range: 'today' })
  expect(new URLSearchParams(url).get('project')).toBe('7')
  expect(writePeopleUrl(url, { search: '', sort: 'last_seen', segment: null })).toBe('?project=7&range=today')
  expect(timeOf({ from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' })
})

it('puts fresh events above stored ones, each once', () => {
  const [old, fresh] = [event('1', '2026-11-21T00:00:00Z'), event('2', '2026-11-22T00:00:00Z', 'click')]
  expect(merged([fresh, old], [old], '')).toEqual([fresh, old])
  expect(merged([fresh], [old], 'purchase')).toEqual([old])
})

it('is of a segment, and takes all of its people along as CSV', async () => {
  const asked = '/api/people?time_window=last_30_days&sort=last_seen&limit='
  const page = (id: string, next_cursor: string | null) => () => ({
    people: [row(id)],
    total: 2,
    next_cursor,
  })
  const files: Blob[] = []
  URL.createObjectURL = (file) => (files.push(file as Blob), 'blob:x')
  URL.revokeObjectURL = () => {}
  onScreen(screens, {
    at: '/people',
    replies: {
      '/api/segments?rules=false': () => ({ segments: [{ id: 'b1', name: 'Buyers', is_builtin: false }] }),
      [`${asked}50`]: page('1', null),
      [`${asked}50&segment=b1`]: page('2', null),
      [`${asked}200&segment=b1`]: page('2', 'c'),
      [`${asked}200&segment=b1&cursor=c`]: page('3', null),
    },
  })
  await screen.findByRole('option', { name: 'Buyers' })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Segment' }), 'Buyers')
  expect(location.search).toBe('?segment=b1')
  expect(await screen.findByText('user-2')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /CSV/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const lines = (await files[0]!.text()).replace('\uFEFF', '').split('\r\n')
  expect(lines[0]).toMatch(/^user_id,anonymous_id,email,name,country,device,first_seen/)
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['user-2', 'user-3', ''])
})

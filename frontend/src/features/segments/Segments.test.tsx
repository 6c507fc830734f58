import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { Route } from 'wouter'
import type { Segment } from '@/api/queries/segments'
import { loadOverlays, onScreen, Refusal } from '@/features/analysis/testing'
import Segments from './Segments'

beforeAll(loadOverlays)

const builtin = (id: string): Segment => ({
  ...{ id, name: id, description: id, rule: null, is_builtin: true, updated_at: null },
})
const BUYERS: Segment = {
  ...{ id: 'b1', name: 'Buyers', description: 'bought twice', is_builtin: false },
  ...{ updated_at: '2026-11-20T00:00:00Z' },
  rule: { and: [{ did: { event: 'purchase', at_least: 2, within_days: 30 } }] },
}
const screens = <Route path="/segments/:id?" component={Segments} />
const size = (people: number) => () => ({ people, total: 200 })

/** A server that keeps what it is told. */
function kept(...own: Segment[]) {
  let segments = own
  const put = (segment: Segment) => (
    (segments = [...segments.filter(({ id }) => id !== segment.id), segment]),
    segment
  )
  return {
    '/api/segments': ({ body }: { body: unknown }) =>
      put({ ...BUYERS, ...(body as Partial<Segment>), id: 'n1' }),
    '/api/segments?rules=false': () => ({
      segments: [builtin('all'), builtin('premium'), ...segments].map((one) => ({ ...one, rule: null })),
    }),
    '/api/segments/n1': () => segments.find(({ id }) => id === 'n1'),
    '/api/segments/premium': () => builtin('premium'),
    '/api/segments/b1': ({ method, body }: { method: string; body: unknown }) => {
      if (method === 'GET') return segments.find(({ id }) => id === 'b1')
      if (method === 'PUT') return put({ ...BUYERS, ...(body as Partial<Segment>) })
      segments = segments.filter(({ id }) => id !== 'b1')
      return {}
    },
    '/api/segments/b1/restore': () => put(BUYERS),
    '/api/segments/preview': size(50),
    '/api/segments/b1/size': size(50),
    '/api/segments/n1/size': size(20),
    '/api/segments/all/size': size(200),
    '/api/segments/premium/size': () => new Refusal(503, 'busy'),
  }
}

it('lists segments with how many people each has, and says where it could not count', async () => {
  onScreen(screens, { at: '/segments', replies: kept(BUYERS) })
  const own = await screen.findByRole('link', { name: /Buyers/ })
  expect(await within(own).findByText('50')).toBeVisible()
  expect(within(own).getByText('bought twice')).toBeVisible()
  expect(await screen.findByText('200')).toBeVisible()
  expect(await screen.findByTitle('Could not be counted')).toBeVisible()
  expect(screen.getByText('Choose a segment')).toBeVisible()
})

it('makes a segment, counting its people while it is written', async () => {
  const { asked, bodies } = onScreen(screens, { at: '/segments?project=7', replies: kept() })
  await userEvent.click(await screen.findByRole('link', { name: 'New segment' }))
  expect(await screen.findByText('50 people')).toBeVisible()
  expect(screen.getByText('25% of all people, now')).toBeVisible()
  const save = screen.getByRole('button', { name: 'Save segment' })
  expect(save).toBeDisabled()
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), ' Seen lately ')
  await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Last seen' }))
  await userEvent.click(screen.getByRole('button', { name: 'and' }))
  await userEvent.selectOptions(screen.getAllByRole('combobox', { name: 'Which way round' })[1]!, 'not')
  const rule = {
    or: [{ did: { event: '*', at_least: 1, within_days: 30 } }, { not: { last_seen: { within_days: 30 } } }],
  }
  await waitFor(() => expect(bodies('/api/segments/preview').at(-1)).toEqual({ rule }))
  await userEvent.click(save)
  expect(await screen.findByText('Seen lately is saved')).toBeVisible()
  expect(asked.find((one) => one.method === 'POST' && one.path === '/api/segments')?.body).toEqual({
    name: 'Seen lately',
    description: '',
    rule,
  })
  expect(location.pathname + location.search).toBe('/segments/n1?project=7')
})

it('takes a list of ids from a file without its heading, and asks nothing of an empty one', async () => {
  const { bodies } = onScreen(screens, {
    at: '/segments/b1',
    replies: kept({ ...BUYERS, rule: { people: [] } }),
  })
  expect(await screen.findByText(/a list is empty/)).toBeVisible()
  expect(bodies('/api/segments/preview')).toEqual([])
  const file = new File(['user_id,plan\nada,pro\nbo,free\n'], 'vip.csv', { type: 'text/csv' })
  await userEvent.upload(screen.getByLabelText('From a file'), file)
  expect(await screen.findByLabelText('2 ids on the list')).toHaveValue('ada\nbo')
  expect(await screen.findByText('The first line is a heading: left out.')).toBeVisible()
  await userEvent.type(screen.getByLabelText('2 ids on the list'), '\nada\ncy')
  await waitFor(() =>
    expect(bodies('/api/segments/preview').at(-1)).toEqual({
      rule: { and: [{ people: ['ada', 'bo', 'cy'] }] },
    }),
  )
})

it('deletes a segment and takes it back under its id', async () => {
  const { asked } = onScreen(screens, { at: '/segments/b1', replies: kept(BUYERS) })
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Buyers is deleted')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('link', { name: /Buyers/ })).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('Buyers is back')).toBeVisible()
  expect(location.pathname).toBe('/segments/b1')
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Buyers')
  expect(asked.some(({ path, method }) => path === '/api/segments/b1/restore' && method === 'POST')).toBe(
    true,
  )
})

it('shows what the server does not take, beside the name', async () => {
  const replies = {
    ...kept(BUYERS),
    '/api/segments/b1': ({ method }: { method: string }) =>
      method === 'GET' ? BUYERS : new Refusal(409, "There is a segment 'X' already."),
  }
  onScreen(screens, { at: '/segments/b1', replies })
  const name = await screen.findByRole('textbox', { name: 'Name' })
  expect(screen.getByRole('button', { name: 'Save segment' })).toBeDisabled()
  await userEvent.type(name, 'X')
  expect(screen.getByText('Not saved yet')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Save segment' }))
  expect(await screen.findByText("There is a segment 'X' already.")).toBeVisible()
})

it('lets a viewer look, and leads everybody to the people and to questions about them', async () => {
  onScreen(screens, { at: '/segments/b1?project=7', replies: kept(BUYERS), role: 'viewer' })
  expect(await screen.findByRole('textbox', { name: 'Name' })).toBeDisabled()
  expect(screen.queryByRole('button', { name: 'Save segment' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'New segment' })).toBeNull()
  const about = within(screen.getByRole('navigation', { name: 'Ask about them' }))
  const target = (name: string) => new URL(about.getByRole<HTMLAnchorElement>('link', { name }).href)
  expect(target('Show the people').searchParams.get('segment')).toBe('b1')
  expect(target('Explore').searchParams.get('f')).toBe('in_segment:eq:b1')
  expect(target('Funnels').searchParams.get('project')).toBe('7')
})

it('starts a new one from another, and says when there is none at the address', async () => {
  onScreen(screens, { at: '/segments/b1', replies: kept(BUYERS) })
  await userEvent.click(await screen.findByRole('button', { name: 'Duplicate' }))
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Buyers (copy)')
  expect(screen.getByRole('spinbutton', { name: 'times' })).toHaveValue(2)
})

it('says when there is none at the address', async () => {
  onScreen(screens, { at: '/segments/zz', replies: kept(BUYERS) })
  expect(await screen.findByText('There is no such segment')).toBeVisible()
})

it('says what went wrong, and asks again', async () => {
  onScreen(screens, {
    at: '/segments',
    replies: { '/api/segments?rules=false': () => new Refusal(503, 'The store is starting.') },
  })
  expect(await screen.findByText('The store is starting.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Retry' })).toBeVisible()
})

it('says what keeps the rule of a segment away', async () => {
  const replies = { ...kept(BUYERS), '/api/segments/b1': () => new Refusal(503, 'The server is busy.') }
  onScreen(screens, { at: '/segments/b1', replies })
  expect(await screen.findByText('The server is busy.')).toBeVisible()
  expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull()
})

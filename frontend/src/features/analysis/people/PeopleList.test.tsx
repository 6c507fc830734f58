import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { loadOverlays, onScreen, Refusal } from '../testing'
import { peopleOf, usePeopleList } from './use-people-list'

beforeAll(loadOverlays, 60_000)

function Counted() {
  const people = usePeopleList()
  const query = { analysis: 'funnel', steps: [], time_window: 'today' as const }
  const ask = peopleOf('Dropped after Cart', 'funnel-people', query, { step: 2 })
  return (
    <>
      <button type="button" onClick={() => people.show(ask)}>
        120
      </button>
      {people.list}
    </>
  )
}

const person = (at: number) => ({ person: `p${at}`, user_id: at % 2 ? `u${at}` : null, events: at })
const open = () => userEvent.click(screen.getByRole('button', { name: '120' }))

it('lists the people behind a number, and more of them on request', async () => {
  const { bodies } = onScreen(<Counted />, {
    replies: {
      '/api/analysis/funnel-people': ({ body }) => ({
        people: Array.from({ length: Math.min(120, Number(body?.limit)) }, (_, at) => person(at + 1)),
        total: 120,
      }),
    },
  })
  await open()
  expect(await screen.findByText('u1')).toBeVisible()
  expect(screen.getByText('p2')).toBeVisible()
  expect(screen.queryByText('u119')).toBeNull()
  await userEvent.click(screen.getByText('Show all 120'))
  expect(await screen.findByText('u119')).toBeVisible()
  expect(bodies('/api/analysis/funnel-people')).toEqual([
    { steps: [], time_window: 'today', step: 2, limit: 100 },
    { steps: [], time_window: 'today', step: 2, limit: 1000 },
  ])
})

it('makes a segment of the people who are listed', async () => {
  const people = [
    { person: '1', user_id: 'ada' },
    { person: '2', user_id: 'user:odd' },
    { person: '3', user_id: null, anonymous_id: 'dev-1' },
    { person: '4' },
  ]
  onScreen(<Counted />, {
    at: '/funnels?project=7',
    replies: { '/api/analysis/funnel-people': () => ({ people, total: 9 }) },
  })
  await open()
  await userEvent.click(await screen.findByRole('button', { name: 'A segment of these 4' }))
  expect(location.pathname + location.search).toBe('/segments/new-segment?project=7')
  expect(history.state).toEqual({
    draft: {
      name: 'Dropped after Cart',
      description: '',
      rule: { people: ['ada', 'user:user:odd', 'visitor:dev-1', 'person:4'] },
    },
  })
})

it('makes no segment for a viewer', async () => {
  const replies = { '/api/analysis/funnel-people': () => ({ people: [person(1)], total: 1 }) }
  onScreen(<Counted />, { role: 'viewer', replies })
  await open()
  expect(await screen.findByText('u1')).toBeVisible()
  expect(screen.queryByRole('button', { name: /segment/ })).toBeNull()
})

it('says when nobody is, and what went wrong', async () => {
  let reply: unknown = new Refusal(422, 'Too many steps.')
  onScreen(<Counted />, { replies: { '/api/analysis/funnel-people': () => reply } })
  await open()
  expect(await screen.findByText('Too many steps.')).toBeVisible()
  reply = { people: [], total: 0 }
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('Nobody is behind this number.')).toBeVisible()
})

import '@/design/ui/overlay'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { EventRecord } from '@/api/types'
import { fakeLive } from '@/testing/fake-live'
import FeedTile from './FeedTile'

const event = (id: string, part: Partial<EventRecord> = {}) => ({
  id,
  type: 'custom',
  name: `name-${id}`,
  timestamp: `2026-11-22T03:00:0${id}.000Z`,
  received_at: null,
  user_id: null,
  anonymous_id: null,
  session_id: null,
  value: null,
  source: null,
  country: null,
  device: null,
  browser: null,
  os: null,
  page: null,
  referrer: null,
  is_bot: false,
  properties: {},
  tags: [],
  ...part,
})

function setUp(...events: object[]) {
  const live = fakeLive()
  render(<FeedTile title="Live events" />, { wrapper: live.wrap })
  const send = (batch: object) => act(() => live.send({ type: 'events', id: 'f', version: 1, ...batch }))
  send({ events, snapshot: true })
  return send
}

const names = () => screen.getAllByRole('listitem').map((item) => item.querySelector('strong')?.textContent)

it('puts the newest on top', () => {
  const send = setUp(event('1'))
  send({ events: [event('2')] })
  expect(names()).toEqual(['Name 2', 'Name 1'])
})

it('holds still while paused, counts what it misses and catches up', async () => {
  const send = setUp(event('1'))
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }))
  send({ events: [event('2'), event('3')] })
  expect(names()).toEqual(['Name 1'])
  expect(screen.getByText('2 new events')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Resume' }))
  expect(names()).toEqual(['Name 3', 'Name 2', 'Name 1'])
})

it('opens everything an event carries', async () => {
  setUp(
    event('1', { user_id: 'u7', properties: { cart: { items: 2 }, note: '<b>bold</b>' }, tags: ['revenue'] }),
  )
  await userEvent.click(screen.getByRole('button', { name: /Name 1/ }))
  const dialog = await screen.findByRole('dialog')
  for (const text of ['u7', '{"items":2}', '<b>bold</b>', 'revenue']) expect(dialog).toHaveTextContent(text)
})

it('waits visibly when nothing has come yet', () => {
  setUp()
  expect(screen.getByText('Waiting for the first event')).toBeInTheDocument()
})

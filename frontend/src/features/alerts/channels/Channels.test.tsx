import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import type { KnownChannel, KnownMute, Notice } from '@/api/queries/alert-channels'
import { loadOverlays, onScreen, Refusal } from '@/features/analysis/testing'
import { BLANK } from '../rule'
import Channels from './Channels'
import { ChannelsLink } from './ChannelsLink'
import { NotifyChoice } from './NotifyChoice'
import { BLANK_CHANNEL } from './draft'

beforeAll(loadOverlays, 60_000)

const HOOK: KnownChannel = {
  id: 'c1',
  channel: { ...BLANK_CHANNEL, name: 'Hook', kind: 'webhook' },
  target: 'https://hooks.example.com',
  secrets: { url: true, secret: true },
  failures: 2,
  paused_until: null,
}
const NIGHT: KnownMute = {
  id: 'm1',
  mute: {
    ...{ name: 'Night', rule_id: null, until: null },
    weekly: { days: [6, 0], start: '22:00', end: '06:00' },
  },
  is_on: true,
}
const DEAD: Notice = {
  ...{ id: 'n1', channel_id: 'c1', alert_id: 'a1', rule_id: 'r1', event: 'firing', text: 'Errors: 3 > 2' },
  ...{ state: 'dead', created_at: '2026-11-20T10:00:00Z', attempts: 12, next_attempt_at: null },
  ...{ sent_at: null, error: 'The server answered with status 500.' },
}

function shown(role: 'admin' | 'editor' | 'viewer' = 'admin', more: object = {}) {
  return onScreen(<Channels />, {
    role,
    replies: {
      '/api/alerts': () => ({ alerts: [], rules: [] }),
      '/api/alerts/channels': () => ({ channels: [HOOK] }),
      '/api/alerts/mutes': () => ({ mutes: [NIGHT] }),
      '/api/alerts/notices': () => ({ notices: [DEAD] }),
      ...more,
    },
  })
}

it('shows where channels lead, when nobody is told, and what was given up', async () => {
  shown()
  expect(await screen.findByText('Webhook · https://hooks.example.com')).toBeVisible()
  expect(screen.getByText('failed 2 times')).toBeVisible()
  expect(await screen.findByText(/Mon, Sun · 22:00–06:00 · all rules/)).toBeVisible()
  expect(await screen.findByText('Tried 12 times: The server answered with status 500.')).toBeVisible()
})

it('tests a channel and says what became of it', async () => {
  let isDelivered = false
  shown('admin', {
    '/api/alerts/channels/c1/test': () => ({
      is_delivered: isDelivered,
      text: 'The server answered with status 500.',
    }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Test' }))
  expect(await screen.findByText('The test failed: The server answered with status 500.')).toBeVisible()
  isDelivered = true
  await userEvent.click(screen.getByRole('button', { name: 'Test' }))
  expect(await screen.findByText(/The test message was handed over/)).toBeVisible()
})

it('adds a channel, and says why one was refused', async () => {
  let refusal: Refusal | null = new Refusal(
    400,
    'example.com leads to an address that is not on the public internet.',
  )
  const { asked } = shown('admin', {
    '/api/alerts/channels': (call: { method: string }) =>
      call.method === 'POST' ? (refusal ?? HOOK) : { channels: [] },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add channel' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('radio', { name: 'Webhook' }))
  await userEvent.type(dialog.getByLabelText('Name'), 'Bridge')
  await userEvent.type(dialog.getByLabelText('Address'), 'https://example.com/x')
  await userEvent.click(dialog.getByRole('button', { name: 'Make one' }))
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Info' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('not on the public internet')
  refusal = null
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const body = asked.findLast((one) => one.method === 'POST')?.body
  expect(body).toMatchObject({
    ...{ name: 'Bridge', kind: 'webhook', severities: ['warning', 'error', 'critical'], is_default: true },
    settings: { url: 'https://example.com/x', secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  })
})

it('keeps the secrets of a channel that is renamed', async () => {
  const { asked } = shown('admin', { '/api/alerts/channels/c1': () => HOOK })
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Hook' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.clear(dialog.getByLabelText('Name'))
  await userEvent.type(dialog.getByLabelText('Name'), 'Bridge')
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() =>
    expect(asked.find((one) => one.method === 'PUT')?.body).toMatchObject({ name: 'Bridge', settings: {} }),
  )
})

it('shows how own words will read', async () => {
  const { asked } = shown('admin', {
    '/api/alerts/channels/preview': () => ({ title: 'warning: Sample rule', text: '31 of 20' }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Hook' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByText('Own words'))
  await userEvent.type(dialog.getByLabelText('Title'), '$severity: $name')
  await userEvent.click(dialog.getByRole('button', { name: 'Preview' }))
  expect(await dialog.findByText('warning: Sample rule')).toBeVisible()
  expect(asked.findLast((one) => one.method === 'POST')?.body).toEqual({
    title: '$severity: $name',
    text: '',
  })
})

it('sends again what was given up', async () => {
  const { asked } = shown('editor', { '/api/alerts/notices/n1/again': () => ({ ...DEAD, state: 'waiting' }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Send again' }))
  await vi.waitFor(() => expect(asked.some((one) => one.path.endsWith('/n1/again'))).toBe(true))
})

it('adds a quiet time until a moment', async () => {
  const { asked } = shown('editor')
  await userEvent.click(await screen.findByRole('button', { name: 'Add quiet time' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByLabelText('Name'), 'Move')
  await userEvent.click(dialog.getByRole('radio', { name: 'Until a time' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() =>
    expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({
      name: 'Move',
      weekly: null,
      rule_id: null,
    }),
  )
})

it('offers nobody what they may not do', async () => {
  shown('editor')
  expect(await screen.findByText('Webhook · https://hooks.example.com')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Add channel' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Test' })).toBeNull()
})

it('says on the way there that a channel fails', async () => {
  onScreen(<ChannelsLink isOpen={false} />, {
    replies: { '/api/alerts/channels': () => ({ channels: [HOOK] }) },
  })
  expect(await screen.findByText('a channel fails')).toBeVisible()
})

it('lets a rule name its channels, and says who is told otherwise', async () => {
  const change = vi.fn()
  onScreen(<NotifyChoice rule={BLANK} change={change} />, {
    replies: { '/api/alerts/channels': () => ({ channels: [HOOK] }) },
  })
  expect(await screen.findByText(/the usual ones are told \(Hook\)/)).toBeVisible()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Hook' }))
  expect(change).toHaveBeenCalledWith({ notify: ['c1'] })
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { Backup, Backups } from '@/api/queries/backups'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import BackupsSection from './BackupsSection'

const MADE: Backup = {
  id: 'backup-20261122T030000Z-0a1b2c',
  path: '/srv/data/backups/backup-20261122T030000Z-0a1b2c',
  created_at: '2026-11-22T03:00:00.000Z',
  events: 1234567,
  projects: 2,
  bytes: 45_600_000,
  version: '0.1.0',
  problem: '',
}
const NOTHING: Backups = { directory: '/srv/data/backups', backups: [], running: null, failed: null }

function open(answers: readonly Backups[], role = 'admin') {
  const calls = vi.fn<(call: string) => void>()
  let asked = 0
  vi.stubGlobal('fetch', (path: string, call: RequestInit = {}) => {
    if (path.includes('/auth/session'))
      return Promise.resolve(Response.json({ is_signed_in: true, is_renewable: true }))
    if (path.includes('/auth/me')) return Promise.resolve(Response.json({ id: 'p', role, projects: [] }))
    const method = call.method ?? 'GET'
    if (method !== 'GET') {
      calls(`${method} ${path}`)
      return Promise.resolve(
        method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({}, { status: 202 }),
      )
    }
    const answer = answers[Math.min(asked, answers.length - 1)]
    asked += 1
    return Promise.resolve(Response.json(answer))
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BackupsSection />
    </QueryClientProvider>,
  )
  return { calls, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('makes a backup and shows how far it is until it is there', async () => {
  const running = { id: MADE.id, started_at: MADE.created_at, events: 250, events_total: 1000 }
  const { calls, user } = open([NOTHING, { ...NOTHING, running }, { ...NOTHING, backups: [MADE] }])
  expect(await screen.findByText('No backup yet')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Back up now' }))
  expect(calls).toHaveBeenCalledWith('POST /api/admin/backups')
  expect(await screen.findByText('250 of 1,000 events')).toBeVisible()
  expect(screen.getByRole('progressbar', { name: 'The backup is being made' })).toHaveValue(250)
  expect(screen.getByRole('button', { name: 'Back up now' })).toBeDisabled()
  expect(
    await screen.findByText(/1,234,567 events · 45.6 MB · version 0.1.0/, undefined, { timeout: 5000 }),
  ).toBeVisible()
})

it('says how a backup is restored, with the commands to copy', async () => {
  const { user } = open([{ ...NOTHING, backups: [MADE] }])
  await user.click(await screen.findByRole('button', { name: `How to restore ${MADE.id}` }))
  expect(await screen.findByText(`tidegauge restore ${MADE.path} --data-dir restored`)).toBeVisible()
  expect(screen.getByText(`tidegauge restore ${MADE.path} --check`)).toBeVisible()
})

it('asks before it deletes one', async () => {
  const { calls, user } = open([{ ...NOTHING, backups: [MADE] }, NOTHING])
  await user.click(await screen.findByRole('button', { name: `Delete ${MADE.id}` }))
  expect(calls).not.toHaveBeenCalled()
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  expect(calls).toHaveBeenCalledWith(`DELETE /api/admin/backups/${MADE.id}`)
  await waitFor(() => expect(screen.getByText('No backup yet')).toBeVisible())
})

it('says what went wrong and what cannot be read', async () => {
  const failed = { id: 'x', at: MADE.created_at, message: 'the disk is full.' }
  open([{ ...NOTHING, backups: [{ ...MADE, problem: 'manifest.json is damaged.' }], failed }])
  expect(await screen.findByRole('alert')).toHaveTextContent(/was not made .* the disk is full/)
  expect(screen.getByText('manifest.json is damaged.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /How to restore/ })).toBeNull()
})

it('is for administrators of the installation', async () => {
  open([NOTHING], 'member')
  expect(await screen.findByText(/Only administrators/)).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

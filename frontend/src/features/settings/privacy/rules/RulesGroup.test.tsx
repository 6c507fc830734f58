import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { PrivacyRules, RulesPreview } from '@/api/queries/privacy-rules'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import { Toaster } from '@/design/ui/Toast'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { RulesGroup } from './RulesGroup'
import { SuggestionsGroup } from './SuggestionsGroup'

const RULES: PrivacyRules = {
  rules: [
    {
      id: 'r1',
      subject: 'property',
      action: 'hash',
      target: 'email',
      created_at: '2026-11-22T09:00:00Z',
      changed: 12,
      changed_at: '2026-11-23T09:00:00Z',
    },
  ],
  keys: [],
}
const PREVIEW: RulesPreview = {
  events: 100,
  changed: 7,
  dropped: 0,
  fields: [{ field: 'properties.phone', events: 7 }],
  examples: [
    {
      event: 'call',
      is_dropped: false,
      differences: [{ field: 'properties.phone', before: '081', after: 'h1_aa' }],
    },
  ],
}
const SUGGESTED = {
  events: 100,
  suggestions: [
    {
      field: 'properties.mail',
      kind: 'email',
      events: 40,
      example: '[email]',
      rule: { subject: 'property', action: 'hash', target: 'mail' },
    },
  ],
}

function open(status = 201) {
  const sent: [string, string, unknown][] = []
  vi.stubGlobal('fetch', (path: string, call: RequestInit) => {
    const body: unknown = call.body ? JSON.parse(call.body as string) : null
    if (path.endsWith('/preview')) return Promise.resolve(Response.json(PREVIEW))
    if (path.endsWith('/suggestions')) return Promise.resolve(Response.json(SUGGESTED))
    if (!call.method || call.method === 'GET') return Promise.resolve(Response.json(RULES))
    sent.push([call.method, path, body])
    const answer = status === 201 ? {} : { error: { code: 'conflict', message: 'There is one already.' } }
    return Promise.resolve(
      call.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(answer, { status }),
    )
  })
  const project: Project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role: 'admin',
    permissions: permissionsOf('admin'),
    has_events: true,
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <RulesGroup />
        <SuggestionsGroup />
        <Toaster />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('shows what a rule would do before it is saved', async () => {
  const { sent, user } = open()
  expect(await screen.findByText(/Changed 12 values/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Add rule' }))
  expect(await screen.findByText('Give a name to see it.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Save rule' })).toBeDisabled()
  await user.type(screen.getByLabelText('Name of the property'), 'phone')
  expect(await screen.findByText(/Of the newest 100 events, 7 change/)).toBeVisible()
  expect(screen.getByText('h1_aa')).toBeVisible()
  await user.click(screen.getByLabelText('Encrypt'))
  await user.click(screen.getByRole('button', { name: 'Save rule' }))
  await waitFor(() =>
    expect(sent).toEqual([
      ['POST', '/api/projects/7/privacy-rules', { subject: 'property', action: 'encrypt', target: 'phone' }],
    ]),
  )
})

it('says what is wrong with a rule where it was typed', async () => {
  const { user } = open(409)
  await user.click(await screen.findByRole('button', { name: 'Change the rule about email' }))
  await user.click(await screen.findByRole('button', { name: 'Save rule' }))
  expect(await screen.findByText('There is one already.')).toBeVisible()
  expect(screen.getByLabelText('Name of the property')).toHaveAttribute('aria-invalid', 'true')
})

it('removes a rule and takes that back', async () => {
  const { sent, user } = open()
  await user.click(await screen.findByRole('button', { name: 'Remove the rule about email' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sent.map(([method]) => method)).toEqual(['DELETE', 'POST']))
  expect(sent[1]![2]).toEqual({ subject: 'property', action: 'hash', target: 'email' })
})

it('makes the rule of a suggestion with one click', async () => {
  const { sent, user } = open()
  await user.click(await screen.findByRole('button', { name: 'Hash it: mail' }))
  await waitFor(() =>
    expect(sent).toEqual([['POST', '/api/projects/7/privacy-rules', SUGGESTED.suggestions[0]!.rule]]),
  )
})

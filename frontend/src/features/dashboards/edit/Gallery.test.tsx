import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import { loadScreenTexts } from '@/i18n'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { WIDGETS } from '@/widgets/registry'
import { permissionsOf } from '@/testing/permissions'
import { Gallery } from './Gallery'

const project = {
  id: '1',
  name: 'P',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
} as const
const kinds = WIDGETS.map((kind) => kind.kind)

beforeAll(loadScreenTexts)
afterEach(() => vi.unstubAllGlobals())

function show(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', vi.fn(answer))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <Gallery onAdd={vi.fn()} onClose={vi.fn()} />
      </ProjectContext>
    </QueryClientProvider>,
  )
}

it('offers alerts once the server says that it has them', async () => {
  show(() => Promise.resolve(Response.json({ kinds })))
  expect(await screen.findByRole('button', { name: /^Alerts/ })).toBeInTheDocument()
})

it('does not offer what the server has not, nor guesses before it answers', async () => {
  show(() => Promise.resolve(Response.json({ kinds: kinds.filter((kind) => kind !== 'alert_list') })))
  expect(await screen.findByRole('button', { name: /^Line/ })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Alerts/ })).not.toBeInTheDocument()
})

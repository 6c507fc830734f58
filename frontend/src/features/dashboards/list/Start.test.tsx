import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import { loadScreenTexts } from '@/i18n'
import { permissionsOf } from '@/testing/permissions'
import { Start } from './Start'

const project = {
  id: '1',
  name: 'P',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
} as const
const template = {
  key: 'saas',
  name: 'SaaS revenue',
  description: 'MRR and trials.',
  kinds: ['number'],
  thumbnail: [{ x: 0, y: 0, w: 6, h: 4, kind: 'line' }],
  needs: ['mrr'],
  has_data: false,
}

beforeAll(loadScreenTexts)
afterEach(() => vi.unstubAllGlobals())

function show(onTemplate?: (given: object) => void) {
  const fetched = vi.fn(() => Promise.resolve(Response.json({ templates: [template] })))
  vi.stubGlobal('fetch', fetched)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <Start create={null} onTemplate={onTemplate} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return fetched
}

it('offers the templates and tells which was chosen', async () => {
  const chosen = vi.fn()
  show(chosen)
  await userEvent.click(await screen.findByRole('button', { name: /SaaS revenue/ }))
  expect(chosen).toHaveBeenCalledWith(template)
})

it('offers nothing to who may only read', () => {
  const fetched = show()
  expect(screen.getByText('No dashboards yet')).toBeInTheDocument()
  expect(fetched).not.toHaveBeenCalled()
})

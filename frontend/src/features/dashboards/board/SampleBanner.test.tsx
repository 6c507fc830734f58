import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { SampleProgress } from '@/api/queries/samples'
import type { Project } from '@/api/types'
import { loadScreenTexts } from '@/i18n'
import { permissionsOf } from '@/testing/permissions'
import { SampleBanner } from './SampleBanner'

const project = (part: Partial<Project> = {}): Project => ({
  id: '7',
  name: 'Sample: Web analytics',
  timezone: 'UTC',
  is_demo: true,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
  ...part,
})

beforeAll(loadScreenTexts)
afterEach(() => vi.unstubAllGlobals())

function show(progress: SampleProgress, of = project()) {
  const fetched = vi.fn(() =>
    Promise.resolve(
      Response.json({
        samples: [
          { project_id: '6', progress: { ...progress, days: 1 } },
          { project_id: '7', progress },
        ],
      }),
    ),
  )
  vi.stubGlobal('fetch', fetched)
  const client = new QueryClient()
  const { container } = render(
    <QueryClientProvider client={client}>
      <ProjectContext value={of}>
        <SampleBanner />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { container, fetched }
}

it('shows how many days of this project are there', async () => {
  show({ state: 'filling', days: 15, days_total: 60, events: 900 })
  expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '25')
  expect(screen.getByText(/15 of 60 days/)).toBeInTheDocument()
})

it('is not there once all has come, nor in a project without samples', async () => {
  const { container, fetched } = show({ state: 'done', days: 60, days_total: 60, events: 9 })
  await waitFor(() => expect(fetched).toHaveBeenCalled())
  expect(container).toBeEmptyDOMElement()
  const other = show({ state: 'filling', days: 1, days_total: 60, events: 9 }, project({ is_demo: false }))
  expect(other.container).toBeEmptyDOMElement()
  expect(other.fetched).not.toHaveBeenCalled()
})

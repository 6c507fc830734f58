import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { DeleteProject } from './DeleteProject'

const project: Project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
}

afterEach(() => vi.unstubAllGlobals())

it('deletes only once the name was typed', async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response(null, { status: 202 })))
  vi.stubGlobal('fetch', fetched)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <DeleteProject />
      </ProjectContext>
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button'))
  const [, sure] = [
    await screen.findByRole('textbox'),
    screen.getAllByRole('button', { hidden: false }).at(-1)!,
  ]
  expect(sure).toBeDisabled()
  await user.type(screen.getByRole('textbox'), 'Sho')
  expect(sure).toBeDisabled()
  await user.type(screen.getByRole('textbox'), 'p')
  await user.click(sure)
  expect(fetched).toHaveBeenCalledWith('/api/projects/7', expect.objectContaining({ method: 'DELETE' }))
})

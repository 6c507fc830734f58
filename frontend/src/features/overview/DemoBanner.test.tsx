import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import { permissionsOf } from '@/testing/permissions'
import { DemoBanner } from './DemoBanner'

const open = (role: string) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext
        value={{
          id: '7',
          name: 'Demo shop',
          timezone: 'UTC',
          is_demo: true,
          role,
          permissions: permissionsOf(role),
          has_events: true,
        }}
      >
        <DemoBanner />
      </ProjectContext>
    </QueryClientProvider>,
  )

it('offers to take the data away to who may', () => {
  const { unmount } = open('editor')
  expect(screen.queryByRole('button')).toBeNull()
  unmount()
  open('admin')
  expect(screen.getByRole('button')).toBeEnabled()
})

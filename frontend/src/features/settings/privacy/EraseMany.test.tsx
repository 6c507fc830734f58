import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { Toaster } from '@/design/ui/Toast'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { EraseMany, idsOf } from './EraseMany'

afterEach(() => vi.unstubAllGlobals())

it('reads ids a line each, once each, whatever ends the lines', () => {
  expect(idsOf('a\r\n b \n\na\n')).toEqual(['a', 'b'])
})

it('takes the heading of a column for nobody', () => {
  expect(idsOf('user_id\na\nid\n')).toEqual(['a', 'id'])
  expect(idsOf('"ID"\r\na')).toEqual(['a'])
  expect(idsOf('user_id')).toEqual([])
  expect(idsOf('identity-7\na')).toEqual(['identity-7', 'a'])
})

it('erases only after the number of ids is typed, and says who was unknown', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (_: string, call: RequestInit) => {
    sent.push(JSON.parse(call.body as string))
    return Promise.resolve(Response.json({ people: 2, unknown: 1, unknown_ids: ['c'] }))
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
        <EraseMany />
        <Toaster />
      </ProjectContext>
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.upload(
    screen.getByLabelText('File with ids'),
    new File(['a\nb\nc\n'], 'ids.txt', { type: 'text/plain' }),
  )
  const erase = await screen.findByRole('button', { name: 'Erase for ever' })
  expect(erase).toBeDisabled()
  await user.type(screen.getByLabelText(/Type 3/), '3')
  await user.click(erase)
  await waitFor(() => expect(sent).toEqual([{ ids: ['a', 'b', 'c'] }]))
  expect(await screen.findByText(/1 of the ids is unknown/)).toBeVisible()
})

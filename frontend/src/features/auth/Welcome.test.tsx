import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import Welcome from './Welcome'

function open(answer: (path: string) => Response) {
  history.replaceState(null, '', '/welcome#tok')
  const sent: [string, string][] = []
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      sent.push([path, call.body as string])
      return Promise.resolve(answer(path))
    }),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Welcome />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('sets a password by a link and takes the link out of the address', async () => {
  const { sent, user } = open((path) =>
    path.endsWith('/password')
      ? new Response(null, { status: 204 })
      : Response.json({ email: 'nina@example.com', name: 'Nina', is_invitation: true }),
  )
  await user.type(await screen.findByLabelText('New password'), 'ten letters or more')
  expect(screen.getByText(/Welcome, Nina/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Set password' }))
  expect(await screen.findByText(/Log in as nina@example.com/)).toBeInTheDocument()
  expect(sent.at(-1)).toEqual([
    '/api/auth/link/password',
    '{"token":"tok","new_password":"ten letters or more"}',
  ])
  expect(location.hash).toBe('')
})

it('says what to do when the link is spent', async () => {
  open(() => Response.json({ error: { code: 'link_spent', message: 'Spent.' } }, { status: 404 }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Ask an administrator for a new one.')
})

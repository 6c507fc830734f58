import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { Person } from '@/api/types'
import { ProfileForm } from './ProfileForm'

const ME: Person = { id: 'a', email: 'ada@example.com', name: 'Ada', role: 'member', projects: [] }

function open(answer = () => new Response(null, { status: 204 })) {
  const sent: unknown[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn((_: string, call: RequestInit) => {
      sent.push(JSON.parse(call.body as string))
      return Promise.resolve(answer())
    }),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProfileForm me={ME} hasPassword />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('saves name, zone and language without the password', async () => {
  const { sent, user } = open()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  await user.type(screen.getByLabelText('Name'), ' L')
  await user.selectOptions(screen.getByLabelText('Time zone'), 'Asia/Bangkok')
  await user.selectOptions(screen.getByLabelText('Language'), 'th')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toEqual([{ name: 'Ada L', timezone: 'Asia/Bangkok', language: 'th' }]))
})

it('asks for the password with another address, and says when it is wrong', async () => {
  const refused = { error: { code: 'wrong_password', message: 'The password is wrong.' } }
  const { sent, user } = open(() => Response.json(refused, { status: 403 }))
  const email = screen.getByLabelText('Email')
  await user.clear(email)
  await user.type(email, 'new@example.com')
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.type(screen.getByLabelText('Your password'), 'guess')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(sent).toEqual([
      { name: 'Ada', timezone: '', language: '', email: 'new@example.com', password: 'guess' },
    ]),
  )
  expect(await screen.findByText('The password is wrong.')).toBeInTheDocument()
})

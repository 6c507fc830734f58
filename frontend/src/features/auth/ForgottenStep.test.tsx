import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ForgottenStep } from './ForgottenStep'

function open(answer: () => Response) {
  const sent: unknown[] = []
  const onBack = vi.fn()
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      sent.push([path, call.body])
      return Promise.resolve(answer())
    }),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ForgottenStep onBack={onBack} />
    </QueryClientProvider>,
  )
  return { sent, onBack, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('asks for a link and says the same whether somebody has the address or not', async () => {
  const { sent, onBack, user } = open(() => Response.json({ status: 'sent_if_known' }, { status: 202 }))
  await user.type(screen.getByLabelText('Email'), 'ada@example.com')
  await user.click(screen.getByRole('button', { name: 'Mail me a link' }))
  expect(await screen.findByRole('status')).toHaveTextContent(
    /If somebody here has the address ada@example.com/,
  )
  await waitFor(() => expect(sent).toEqual([['/api/auth/forgotten', '{"email":"ada@example.com"}']]))
  await user.click(screen.getByRole('button', { name: 'Back to the password' }))
  expect(onBack).toHaveBeenCalled()
})

it('says when it was asked too often', async () => {
  const refused = { error: { code: 'rate_limited', message: 'Too many links were asked for from here.' } }
  const { user } = open(() => Response.json(refused, { status: 429 }))
  await user.type(screen.getByLabelText('Email'), 'ada@example.com')
  await user.click(screen.getByRole('button', { name: 'Mail me a link' }))
  expect(await screen.findByText(/Too many/)).toBeInTheDocument()
})

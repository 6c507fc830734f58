import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { Toaster } from '@/design/ui/Toast'
import { SecondStep } from './SecondStep'

const CODES = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh']
const ENROLMENT = { secret: 'ABCDEFGH', uri: 'otpauth://x', qr: { size: 9, path: 'M4 4h1v1h-1z' } }
const PATH = '/api/auth/second-factor'

function open(
  factor: { is_on: boolean; recovery_codes_left: number; is_required?: boolean; has_password?: boolean },
  refusal?: string,
) {
  const sent: [string, unknown][] = []
  const answers: Record<string, () => Response> = {
    [PATH]: () => Response.json(ENROLMENT),
    [`${PATH}/confirm`]: () => Response.json({ recovery_codes: CODES }),
    [`${PATH}/recovery-codes`]: () => Response.json({ recovery_codes: CODES }),
    [`${PATH}/disable`]: () => new Response(null, { status: 204 }),
  }
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      if (call.method === 'GET')
        return Promise.resolve(Response.json({ is_required: false, has_password: true, ...factor }))
      sent.push([path, JSON.parse(call.body as string)])
      const error = { error: { code: refusal, message: `Refused: ${refusal}` } }
      return Promise.resolve(refusal ? Response.json(error, { status: 403 }) : answers[path]!())
    }),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SecondStep />
      <Toaster />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

const inDialog = async () => within(await screen.findByRole('dialog'))

afterEach(() => vi.unstubAllGlobals())

it('is turned on by the password, the picture, a first code, and ends with the recovery codes', async () => {
  const { sent, user } = open({ is_on: false, recovery_codes_left: 0, is_required: true })
  expect(await screen.findByText(/More of this installation opens/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  const dialog = await inDialog()
  await user.type(dialog.getByLabelText('Your password'), 'secret words{Enter}')
  const picture = await dialog.findByRole('img', { name: /QR code/ })
  expect(picture.querySelector('path')).toHaveAttribute('d', ENROLMENT.qr.path)
  expect(dialog.getByText('ABCD EFGH')).toBeInTheDocument()
  const code = dialog.getByLabelText('Code from the app')
  expect(code).toHaveFocus()
  await user.type(code, '123456{Enter}')
  expect(await dialog.findByText(CODES[0]!)).toBeInTheDocument()
  expect(sent).toEqual([
    [PATH, { password: 'secret words' }],
    [`${PATH}/confirm`, { code: '123456' }],
  ])
  await user.click(dialog.getByRole('button', { name: 'I have kept them' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('is turned off by the password and a code', async () => {
  const { sent, user } = open({ is_on: true, recovery_codes_left: 2 })
  expect(await screen.findByText('2 left')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Turn off' }))
  const dialog = await inDialog()
  await user.type(dialog.getByLabelText('Your password'), 'secret words')
  await user.type(dialog.getByLabelText('Code from the app, or a recovery code'), '123456')
  await user.click(dialog.getByRole('button', { name: 'Turn off' }))
  await waitFor(() =>
    expect(sent).toEqual([[`${PATH}/disable`, { password: 'secret words', code: '123456' }]]),
  )
  expect(await screen.findByText('The second step is off')).toBeInTheDocument()
})

it('says beside the field what was wrong', async () => {
  const { user } = open({ is_on: true, recovery_codes_left: 9 }, 'wrong_password')
  await user.click(await screen.findByRole('button', { name: 'New codes' }))
  const dialog = await inDialog()
  await user.type(dialog.getByLabelText('Your password'), 'wrong')
  await user.type(dialog.getByLabelText('Code from the app, or a recovery code'), '123456')
  await user.click(dialog.getByRole('button', { name: 'New codes' }))
  expect(await dialog.findByText('Refused: wrong_password')).toBeInTheDocument()
  expect(dialog.getByLabelText('Your password')).toHaveAttribute('aria-invalid', 'true')
  expect(dialog.getByLabelText('Code from the app, or a recovery code')).not.toHaveAttribute('aria-invalid')
})

it('asks nobody for a password who has none, and says when they have to log in again', async () => {
  const { sent, user } = open({ is_on: false, recovery_codes_left: 0, has_password: false }, 'sign_in_again')
  await user.click(await screen.findByRole('button', { name: 'Turn on' }))
  const dialog = await inDialog()
  expect(dialog.getByText(/You log in through your organization/)).toBeInTheDocument()
  expect(dialog.queryByLabelText('Your password')).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Continue' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Refused: sign_in_again')
  expect(sent).toEqual([[PATH, { password: '' }]])
})

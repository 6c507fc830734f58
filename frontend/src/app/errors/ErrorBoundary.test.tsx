import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/error'
import { ErrorBoundary } from './ErrorBoundary'

let fault: Error | null

function Screen() {
  if (fault) throw fault
  return <p>All well</p>
}

const see = (error: Error) => {
  fault = error
  render(
    <ErrorBoundary>
      <Screen />
    </ErrorBoundary>,
  )
}

// React tells the console of every error it hands to a boundary.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

describe('ErrorBoundary', () => {
  it('says what broke, with the id of the request, and tries again', async () => {
    see(new ApiError(503, 'unavailable', 'The store does not answer.', 'req-7'))
    expect(screen.getByRole('alert')).toHaveTextContent('The store does not answer.')
    expect(screen.getByText('Request req-7')).toBeVisible()
    fault = null
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(screen.getByText('All well')).toBeVisible()
  })

  it('does not show the inner words of a fault of the page', () => {
    see(new TypeError("Cannot read properties of undefined (reading 'x')"))
    expect(screen.getByRole('alert')).not.toHaveTextContent('undefined')
    expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible()
  })

  it('tells a refusal and a missing thing apart', () => {
    see(new ApiError(403, 'forbidden', 'no', 'req-8'))
    expect(screen.getByRole('alert')).toHaveTextContent('You may not see this')
    see(new ApiError(404, 'not_found', 'no'))
    expect(screen.getByText('There is no page here')).toBeVisible()
  })
})

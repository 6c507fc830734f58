import { render, screen } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { expect, it } from 'vitest'
import { fakeLive } from '@/testing/fake-live'
import { ConnectionBadge } from './ConnectionBadge'

function shown(path: string) {
  const { hook, searchHook } = memoryLocation({ path })
  const { wrap: Live, connect } = fakeLive()
  connect('live')
  render(
    <Router hook={hook} searchHook={searchHook}>
      <Live>
        <ConnectionBadge />
      </Live>
    </Router>,
  )
  return screen.getByRole('status')
}

it('is live where figures are', () => {
  expect(shown('/dashboards/d1?range=today')).toHaveTextContent('Live')
})

it.each(['?at=2026-11-29T10:00:00Z', '?since=2026-11-29T10:00:00Z&until=2026-11-29T11:00:00Z&speed=5'])(
  'is not live on a dashboard of an earlier moment: %s',
  (search) => {
    expect(shown(`/dashboards/d1${search}`)).toHaveTextContent('Not live')
  },
)

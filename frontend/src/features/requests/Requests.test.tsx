import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { EndpointTable } from './EndpointTable'
import type { Endpoint } from './answer'

const endpoint = (path: string, count: number): Endpoint => ({
  method: 'GET',
  path,
  share: 0.5,
  time_share: 0.25,
  apdex: 0.93,
  count,
  errors: 1,
  client_errors: 0,
  error_rate: 1 / count,
  mean_ms: 20,
  p50_ms: 18,
  p75_ms: 22,
  p90_ms: 30,
  p95_ms: 42,
  p99_ms: 1_240,
  max_ms: 2_000,
})

it('writes times, shares and the endpoints beyond the limit in words', () => {
  render(<EndpointTable endpoints={[endpoint('/api/cart', 50), endpoint('(other)', 200)]} />)
  const [cart, others] = screen.getAllByRole('row').slice(1)
  expect(cart).toHaveTextContent('GET /api/cart')
  expect(cart).toHaveTextContent('42 ms')
  expect(cart).toHaveTextContent('1.24 s')
  expect(cart).toHaveTextContent('25%')
  expect(others).toHaveTextContent('All others')
})

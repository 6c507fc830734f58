import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { UsageTable } from './UsageTable'

it('writes costs in their currency and times in units', () => {
  const usage = {
    name: 'large',
    calls: 4,
    errors: 1,
    error_rate: 0.25,
    cached: 0,
    cost: 12.345,
    cost_per_call: 3,
    input_tokens: 1_200,
    output_tokens: 300,
    cost_per_1k_tokens: 8.23,
    tokens_per_second: 50,
    p50_ms: 840,
    p95_ms: 2_100,
  }
  render(<UsageTable label="Model" rows={[usage]} currency="EUR" />)
  const row = screen.getAllByRole('row')[1]!
  for (const text of ['large', '€12.35', '1,200', '840 ms', '2.1 s', '25%'])
    expect(row).toHaveTextContent(text)
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { OptionsPanel } from './OptionsPanel'

type Options = Record<string, unknown>

async function open(kind: string, start: Options = {}) {
  const changed = vi.fn<(options: Options) => void>()
  function Editor() {
    const [options, setOptions] = useState(start)
    const change = (next: Options) => {
      changed(next)
      setOptions(next)
    }
    return (
      <OptionsPanel
        kind={kind}
        options={options}
        onChange={change}
        queries={[{ id: 'A', label: 'Orders' }]}
      />
    )
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Editor />
    </QueryClientProvider>,
  )
  await screen.findByText('Numbers')
  return changed
}

describe('OptionsPanel', () => {
  it('hands up what is chosen, and leaves the default out', async () => {
    const changed = await open('line')
    await userEvent.selectOptions(screen.getByLabelText('Unit'), 'bytes')
    expect(changed).toHaveBeenLastCalledWith({ unit: 'bytes' })
    await userEvent.selectOptions(screen.getByLabelText('Unit'), 'number')
    expect(changed).toHaveBeenLastCalledWith({})
  })

  it('offers the currency only for money', async () => {
    await open('number')
    expect(screen.queryByLabelText('Currency')).toBeNull()
    await userEvent.selectOptions(screen.getByLabelText('Unit'), 'currency')
    expect(screen.getByLabelText('Currency')).toBeVisible()
  })

  it('keeps what is wrong in its field and says why', async () => {
    const changed = await open('gauge', { decimals: 2 })
    const decimals = screen.getByLabelText('Decimals')
    await userEvent.clear(decimals)
    await userEvent.type(decimals, '9')
    expect(screen.getByText('Must be at most 6.')).toBeVisible()
    expect(changed).toHaveBeenLastCalledWith({})
    await userEvent.clear(decimals)
    await userEvent.type(decimals, '3')
    expect(changed).toHaveBeenLastCalledWith({ decimals: 3 })
  })

  it('adds, changes and removes thresholds', async () => {
    const changed = await open('number')
    const group = screen.getByRole('group', { name: 'Thresholds' })
    await userEvent.click(within(group).getByRole('button', { name: 'Add', hidden: true }))
    expect(changed).toHaveBeenLastCalledWith({ thresholds: [{ value: 0, colour: 'warning' }] })
    await userEvent.click(within(group).getByRole('radio', { name: 'Negative', hidden: true }))
    expect(changed).toHaveBeenLastCalledWith({ thresholds: [{ value: 0, colour: 'negative' }] })
    await userEvent.click(within(group).getByRole('button', { name: 'Remove Thresholds 1', hidden: true }))
    expect(changed).toHaveBeenLastCalledWith({})
  })

  it('lets questions be put on the right axis', async () => {
    const changed = await open('line')
    const group = screen.getByRole('group', { name: 'On the right axis' })
    await userEvent.click(within(group).getByLabelText('Orders'))
    expect(changed).toHaveBeenLastCalledWith({ right_axis: ['A'] })
  })
})

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ConfusionMatrix } from './ConfusionMatrix'

it('has truths down and what was said across in one order, with shares of a truth, and lists a cell', async () => {
  const onPick = vi.fn()
  render(
    <ConfusionMatrix
      label="Confusion"
      classes={['defect', 'fine']}
      counts={[
        [30, 10],
        [0, 60],
      ]}
      onPick={onPick}
    />,
  )
  const [first, second] = screen.getAllByRole('row').slice(1)
  expect(first).toHaveTextContent('defect3075%1025%')
  expect(second).toHaveTextContent('fine00%60100%')
  const cells = screen.getAllByRole('button')
  expect(cells[2]).toBeDisabled()
  await userEvent.click(cells[1]!)
  expect(onPick).toHaveBeenCalledWith('defect', 'fine')
})

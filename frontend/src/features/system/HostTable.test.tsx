import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { HostTable } from './HostTable'

it('writes shares as percent, names the shown and the silent machine, and shows another by a click', async () => {
  const onShow = vi.fn()
  render(
    <HostTable
      shown="web-1"
      onShow={onShow}
      hosts={[
        { name: 'db-1', cpu: 12.5, memory: null, disk: 80, load: 0.25, isSilent: true },
        { name: 'web-1', cpu: 99, memory: 40, disk: 10, load: 3, isSilent: false },
      ]}
    />,
  )
  const [db, web] = screen.getAllByRole('row').slice(1)
  expect(db).toHaveTextContent('12.5%')
  expect(db).toHaveTextContent('Silent')
  expect(web).toHaveTextContent('Shown')
  await userEvent.click(screen.getByRole('button', { name: /db-1/ }))
  expect(onShow).toHaveBeenCalledWith('db-1')
})

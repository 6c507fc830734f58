import './overlay'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { fakeLive } from '@/testing/fake-live'
import { NameDialog } from './NameDialog'

function Asking({ onCreate }: { onCreate: (name: string) => void }) {
  const [name, setName] = useState('')
  return (
    <NameDialog
      isOpen
      onClose={() => undefined}
      title="New thing"
      label="Name"
      hint="Anything"
      name={name}
      onName={setName}
      error={null}
      isPending={false}
      onCreate={onCreate}
    />
  )
}

it('gives the trimmed name, and takes no empty one', async () => {
  const onCreate = vi.fn()
  render(<Asking onCreate={onCreate} />, { wrapper: fakeLive().wrap })
  const field = await screen.findByLabelText('Name')
  await userEvent.type(field, '   {Enter}')
  expect(onCreate).not.toHaveBeenCalled()
  await userEvent.type(field, 'Harbour {Enter}')
  expect(onCreate).toHaveBeenCalledExactlyOnceWith('Harbour')
})

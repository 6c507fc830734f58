import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TimeZoneContext } from '@/format/use-format'
import PastDialog from './PastDialog'

async function shown(url: Parameters<typeof PastDialog>[0]['url'] = { at: null, replay: null }) {
  const onChoose = vi.fn()
  render(
    <TimeZoneContext value="Asia/Bangkok">
      <PastDialog url={url} onChoose={onChoose} onClose={() => {}} />
    </TimeZoneContext>,
  )
  await screen.findByRole('dialog')
  return onChoose
}

async function type(label: string, wall: string) {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, wall)
}

it('takes a moment on the clock of the project', async () => {
  const onChoose = await shown()
  await type('One moment', '2026-03-01T08:30')
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  expect(onChoose).toHaveBeenCalledWith({ at: '2026-03-01T01:30:00.000Z', replay: null })
})

it('takes a time to play again and how fast', async () => {
  const onChoose = await shown()
  await userEvent.click(screen.getByRole('radio', { name: 'Replay' }))
  await type('From', '2026-03-01T08:30')
  await type('To', '2026-03-01T09:00')
  await userEvent.click(screen.getByRole('radio', { name: '60×' }))
  await userEvent.click(screen.getByRole('button', { name: 'Start' }))
  const from = '2026-03-01T01:30:00.000Z'
  expect(onChoose).toHaveBeenCalledWith({
    at: from,
    replay: { from, to: '2026-03-01T02:00:00.000Z', speed: 60 },
  })
})

it('says what is wrong with a time, and takes none that is', async () => {
  const onChoose = await shown({
    at: null,
    replay: { from: '2026-03-01T01:30:00Z', to: '2026-03-01T02:00:00Z', speed: 5 },
  })
  await type('To', '2026-03-01T07:00')
  expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled()
  await type('To', '2999-03-01T07:00')
  expect(screen.getByText('This lies in the future.')).toBeVisible()
  await userEvent.clear(screen.getByLabelText('To'))
  expect(screen.getByText('Give a date and a time.')).toBeVisible()
  expect(onChoose).not.toHaveBeenCalled()
})

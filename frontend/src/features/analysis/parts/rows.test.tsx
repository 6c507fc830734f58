import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { DurationRow, NumberRow, unitOf } from './rows'

function Number() {
  const [value, setValue] = useState(10)
  return (
    <>
      <NumberRow label="Share" value={value} least={5} most={50} unit="%" onChange={setValue} />
      <output>{value}</output>
    </>
  )
}

it('takes a number within its bounds, and forgets what is no such number', async () => {
  render(<Number />)
  const box = screen.getByRole('spinbutton', { name: 'Share' })
  await userEvent.clear(box)
  await userEvent.type(box, '42')
  expect(screen.getByRole('status')).toHaveTextContent('42')
  await userEvent.type(box, '0')
  expect(screen.getByRole('status')).toHaveTextContent('42')
  await userEvent.tab()
  expect(box).toHaveValue(42)
})

function Duration() {
  const [seconds, setSeconds] = useState(604_800)
  return (
    <>
      <DurationRow label="Within" seconds={seconds} most={31_536_000} onChange={setSeconds} />
      <output>{seconds}</output>
    </>
  )
}

it('reads a time in the largest unit that leaves it whole', () => {
  expect(unitOf(604_800)).toBe('days')
  expect(unitOf(5_400)).toBe('minutes')
  expect(unitOf(61)).toBe('seconds')
})

it('keeps the number when the unit changes', async () => {
  render(<Duration />)
  expect(screen.getByRole('spinbutton', { name: 'Within' })).toHaveValue(7)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Unit of Within' }), 'hours')
  expect(screen.getByRole('status')).toHaveTextContent('25200')
})

it('does not take what is longer than allowed', async () => {
  render(<Duration />)
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Within' }), '000')
  expect(screen.getByRole('status')).toHaveTextContent('6048000')
})

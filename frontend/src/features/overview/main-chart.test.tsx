import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { isChart, useMainChart } from './main-chart'

beforeEach(() => history.replaceState(null, '', '/?project=7'))

it('keeps what is shown in the address, and leaves the rest of it alone', () => {
  const { result } = renderHook(() => useMainChart())
  expect(result.current[0]).toBe('rate')
  act(() => result.current[1]('views'))
  expect([result.current[0], location.search]).toEqual(['views', '?project=7&chart=views'])
  act(() => result.current[1]('rate'))
  expect([result.current[0], location.search]).toEqual(['rate', '?project=7'])
})

it('shows the first for an address that names none', () => {
  expect(['views', 'toString', '', null].map(isChart)).toEqual([true, false, false, false])
})

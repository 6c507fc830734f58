// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { downloadBoardPng } from './board-png'
import { downloadPng } from './widget-export'

vi.mock('./widget-export', () => ({ downloadPng: vi.fn(() => Promise.resolve()) }))

it('takes the picture once no tile waits any more', async () => {
  const board = document.createElement('div')
  const skeleton = document.createElement('div')
  skeleton.setAttribute('role', 'status')
  skeleton.dataset.shape = 'line'
  board.append(skeleton)
  const done = downloadBoardPng(board, 'Sales')
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(downloadPng).not.toHaveBeenCalled()
  skeleton.remove()
  await done
  expect(downloadPng).toHaveBeenCalledWith(board, 'Sales')
})

import { showEverything } from '@/live/use-on-screen'
import { downloadPng } from './widget-export'

const MOST_MS = 15_000
const WAITING = '[role=status][data-shape], [aria-busy=true]'

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Saves a whole dashboard as a picture; tiles that were never scrolled to ask their questions first. Rejects when one does not get its answer. */
export async function downloadBoardPng(board: HTMLElement, title: string): Promise<void> {
  const release = showEverything()
  try {
    await drawn(board)
    await downloadPng(board, title)
  } finally {
    release()
  }
}

/** No skeleton is left and no answer on its way, for two frames: a chart draws in the frame after its answer. */
async function drawn(board: HTMLElement): Promise<void> {
  const end = performance.now() + MOST_MS
  for (let calm = 0; calm < 2; calm++) {
    await frame()
    if (!board.querySelector(WAITING)) continue
    if (performance.now() > end) throw new Error('A widget still waits for its answer')
    calm = -1
  }
}

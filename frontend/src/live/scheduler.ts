type Task = () => void

interface Frames {
  request(run: () => void): number
  cancel(handle: number): void
  isHidden(): boolean
  onVisibility(listener: () => void): void
}

const BROWSER: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (handle) => cancelAnimationFrame(handle),
  isHidden: () => document.hidden,
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
}

// Longest task by CPU on a busy machine, all tiles at once: 22 ms for 24, 35 ms for 48; a dozen at a time: 15 and 25. A frame has 16.
const MOST_PER_FRAME = 12

/**
 * One animation frame for everything that draws live data. A task asked for many times before the frame runs once; of very many, those
 * asked for first run first and the rest in the frames after. A hidden tab runs nothing and draws the latest state once when it is shown again.
 */
export class FrameScheduler {
  private tasks = new Set<Task>()
  private handle: number | null = null

  constructor(private readonly frames: Frames = BROWSER) {
    frames.onVisibility(() => this.arm())
  }

  request(task: Task): void {
    this.tasks.add(task)
    this.arm()
  }

  cancel(task: Task): void {
    this.tasks.delete(task)
  }

  private arm(): void {
    if (this.frames.isHidden()) {
      if (this.handle !== null) this.frames.cancel(this.handle)
      this.handle = null
    } else if (this.handle === null && this.tasks.size > 0) {
      this.handle = this.frames.request(() => this.run())
    }
  }

  private run(): void {
    this.handle = null
    const due = [...this.tasks].slice(0, MOST_PER_FRAME)
    for (const task of due) this.tasks.delete(task)
    // What is left has its frame before a task may fail.
    this.arm()
    for (const task of due) task()
  }
}

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

/**
 * One animation frame for everything that draws live data. A task asked for many times before the frame runs once;
 * a hidden tab runs nothing and draws the latest state once when it is shown again.
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
    const tasks = this.tasks
    this.tasks = new Set()
    for (const task of tasks) task()
  }
}

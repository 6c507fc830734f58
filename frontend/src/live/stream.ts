import { AGAIN_MS, STORE_AWAY } from '@/api/outage'
import type { LiveFault } from '@/api/types'
import type { LiveMessage } from '@/api/ws'
import type { FrameScheduler } from './scheduler'

export type Subscribe = (listener: (message: LiveMessage) => void) => () => void

export interface StreamState<T> {
  /** The last good data; stays while an error is shown and while off screen. */
  data: T | null
  fault: LiveFault | null
}

/** How messages of one kind become data; `read` returns null for a message that changes nothing. */
export type Reader<T> = (message: LiveMessage) => T | null

// A tile that is scrolled past or re-mounted within this time keeps its subscription.
const LINGER_MS = 2_000

/** One subscription shared by all who watch it. Arrivals are kept outside React and announced once per frame. */
export class Stream<T> {
  private state: StreamState<T> = { data: null, fault: null }
  private pending: StreamState<T> = this.state
  private watchers = new Set<() => void>()
  private unsubscribe: (() => void) | null = null
  private lingerTimer: ReturnType<typeof setTimeout> | undefined
  private againTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly open: Subscribe,
    private readonly read: Reader<T>,
    private readonly scheduler: FrameScheduler,
  ) {}

  get isIdle(): boolean {
    return this.unsubscribe === null
  }

  getSnapshot = (): StreamState<T> => this.state

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    clearTimeout(this.lingerTimer)
    this.unsubscribe ??= this.open(this.receive)
    return () => {
      this.watchers.delete(watcher)
      if (this.watchers.size === 0) this.lingerTimer = setTimeout(this.close, LINGER_MS)
    }
  }

  /** Asks again from the start, e.g. after an error. */
  retry = (): void => {
    this.pending = { ...this.pending, fault: null }
    this.scheduler.request(this.publish)
    this.reopen()
  }

  /** Without touching the fault: that of a store that is still away stays in view. */
  private reopen = (): void => {
    clearTimeout(this.againTimer)
    this.unsubscribe?.()
    this.unsubscribe = this.open(this.receive)
  }

  private receive = (message: LiveMessage): void => {
    clearTimeout(this.againTimer)
    if (message.type === 'error') {
      this.pending = { ...this.pending, fault: message }
      if (message.code === STORE_AWAY) this.againTimer = setTimeout(this.reopen, AGAIN_MS)
    } else {
      const data = this.read(message)
      if (data === null) return
      this.pending = { data, fault: null }
    }
    this.scheduler.request(this.publish)
  }

  private publish = (): void => {
    this.state = this.pending
    this.watchers.forEach((watcher) => watcher())
  }

  private close = (): void => {
    clearTimeout(this.againTimer)
    this.unsubscribe?.()
    this.unsubscribe = null
  }
}

import { backoffMs } from './backoff'
import type { LiveWire } from './event-stream'
import { LiveTransport } from './live-transport'
import { isRoom, roomOf, type RoomMessage } from './room'
import { wholeFrame } from './frame-change'
import type { EventBatch, Frame, FrameChange, LiveFault } from './types'

export type Connection = 'connecting' | 'live' | 'offline'
export type LiveMessage = Frame | EventBatch | LiveFault
type Sent = LiveMessage | FrameChange
type ServerMessage = Sent | RoomMessage | AlertMessage | Restart | { type: 'ping' } | { type: string }

/** The server goes away for a moment; the time to come back differs from screen to screen. */
interface Restart {
  type: 'restart'
  retry_ms: number
}

/** A change of an alert of the project. */
export interface AlertMessage {
  type: 'alert'
  alert_id: string
  message: string
  severity: 'info' | 'warning' | 'error' | 'critical'
  state: 'firing' | 'resolved' | 'no_data'
}

const isRestart = (message: ServerMessage): message is Restart => message.type === 'restart'
const isAlert = (message: ServerMessage): message is AlertMessage => message.type === 'alert'

export interface ConnectionState {
  connection: Connection
  /** When the next attempt starts (epoch ms), while offline. */
  retryAt: number | null
}

interface Subscription {
  id: string
  body: object
  listener: (message: LiveMessage) => void
  /** Highest version seen on this connection; 0 accepts the first message as the snapshot. */
  version: number
  /** The last whole answer, which changes are put into. */
  frame: Frame | null
}

export interface LiveSocketOptions {
  url: () => string
  /** Opens a connection; `failures` in a row could not be opened before. */
  open?: (url: string, failures: number) => LiveWire
  random?: () => number
  /** Awaited before a retry when the server would not have us, e.g. to renew the login. */
  onRefused?: () => Promise<void>
}

const SILENCE_MS = 45_000
/** Some proxies leave a WebSocket's handshake without an answer. */
const OPENING_MS = 10_000
/** A tab hidden for longer asks for nothing; a glance at another tab keeps everything. */
const HIDDEN_MS = 10_000
/** The server's close code for a login that is not or no longer good. */
const SESSION_ENDED = 4401
const OPEN = 1

/**
 * One WebSocket that survives its network: reconnects with backoff, subscribes everything again with fresh snapshots,
 * drops messages whose version does not grow, answers pings and treats 45 s of silence as dead.
 */
export class LiveSocket {
  private socket: LiveWire | null = null
  private readonly open: (url: string, failures: number) => LiveWire
  private subscriptions = new Map<string, Subscription>()
  private alertListeners = new Set<(message: AlertMessage) => void>()
  private rooms = new Map<string, Set<(message: RoomMessage) => void>>()
  private listeners = new Set<() => void>()
  private state: ConnectionState = { connection: 'connecting', retryAt: null }
  private attempt = 0
  /** Attempts in a row that could not be opened, one under way included. */
  private failures = 0
  /** What the server asked us to wait. */
  private returnMs: number | null = null
  private nextId = 1
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private hiddenTimer: ReturnType<typeof setTimeout> | undefined
  private isRunning = false
  private isPaused = false

  constructor(private readonly options: LiveSocketOptions) {
    this.open = options.open ?? new LiveTransport().open
  }

  start(): void {
    if (this.isRunning) return
    this.isRunning = true
    this.connect()
  }

  stop(): void {
    this.isRunning = false
    this.drop()
    clearTimeout(this.retryTimer)
    clearTimeout(this.hiddenTimer)
  }

  /** Tries again now, e.g. when the network is back or the tab is shown. Does nothing while connected. */
  retryNow(): void {
    if (!this.isRunning || this.socket !== null) return
    clearTimeout(this.retryTimer)
    this.connect()
  }

  /** Tells whether the tab is hidden: after a while the server is asked to send nothing, and everything is asked for again when shown. */
  setHidden(isHidden: boolean): void {
    clearTimeout(this.hiddenTimer)
    if (isHidden) this.hiddenTimer = setTimeout(() => this.pause(), HIDDEN_MS)
    else if (this.isPaused) {
      this.isPaused = false
      for (const subscription of this.subscriptions.values()) this.ask(subscription)
    }
  }

  private pause(): void {
    this.isPaused = true
    for (const id of this.subscriptions.keys()) this.send({ type: 'unsubscribe', id })
  }

  /** Calls the listener with every change of an alert; gives how to end that. */
  onAlert(listener: (message: AlertMessage) => void): () => void {
    this.alertListeners.add(listener)
    return () => this.alertListeners.delete(listener)
  }

  /** `body` is the subscribe message without type and id. Returns how to unsubscribe. */
  subscribe(body: object, listener: (message: LiveMessage) => void): () => void {
    const id = `q${this.nextId++}`
    const subscription = { id, body, listener, version: 0, frame: null }
    this.subscriptions.set(id, subscription)
    this.ask(subscription)
    return () => {
      if (this.subscriptions.delete(id)) this.send({ type: 'unsubscribe', id })
    }
  }

  /** Enters the room of a dashboard: who is there, what they change, what is saved. Returns how to leave. */
  join(dashboard: string, listener: (message: RoomMessage) => void): () => void {
    const listeners = this.rooms.get(dashboard) ?? new Set()
    this.rooms.set(dashboard, listeners.add(listener))
    this.send({ type: 'subscribe', dashboard })
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || !this.rooms.delete(dashboard)) return
      this.send({ type: 'unsubscribe', dashboard })
    }
  }

  /** Tells the room something; lost while there is no connection, as what is told is about now. */
  tell(message: { type: 'edit' | 'presence'; dashboard: string } & Record<string, unknown>): void {
    this.send(message)
  }

  getState = (): ConnectionState => this.state

  onState = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private connect(): void {
    const socket = this.open(this.options.url(), this.failures)
    this.socket = socket
    this.failures++
    this.listenForLife(OPENING_MS)
    const begin = () => {
      this.failures = 0
      this.listenForLife()
      this.setState({ connection: 'live', retryAt: null })
      for (const subscription of this.subscriptions.values()) this.ask(subscription)
      for (const dashboard of this.rooms.keys()) this.send({ type: 'subscribe', dashboard })
    }
    socket.onopen = begin
    socket.onmessage = (event: MessageEvent<string>) => this.receive(event.data)
    socket.onclose = (event) => this.lost(this.failures > 0 || event.code === SESSION_ENDED)
    // One that was opened ahead says so no more.
    if (socket.readyState === OPEN) begin()
  }

  private receive(data: string): void {
    this.listenForLife()
    this.attempt = 0
    const message = JSON.parse(data) as ServerMessage
    if (message.type === 'ping') this.send({ type: 'pong' })
    else if (isLive(message)) this.route(message)
    else if (isRestart(message)) this.returnMs = message.retry_ms
    else if (isAlert(message)) this.alertListeners.forEach((listener) => listener(message))
    else if (isRoom(message)) this.rooms.get(roomOf(message))?.forEach((listener) => listener(message))
  }

  private route(message: Sent): void {
    const subscription = message.id === undefined ? undefined : this.subscriptions.get(message.id)
    if (!subscription) return
    if (message.type !== 'error' && message.version <= subscription.version) return
    if (message.type !== 'metric_update') {
      this.tellOf(message, subscription)
      return
    }
    const frame = wholeFrame(subscription.frame, message)
    if (frame !== null) {
      subscription.frame = frame
      this.tellOf(frame, subscription)
    } else if (subscription.version > 0) this.ask(subscription)
  }

  private tellOf(message: LiveMessage, subscription: Subscription): void {
    if (message.type !== 'error') subscription.version = message.version
    subscription.listener(message)
  }

  /** Subscribes from the start: a snapshot comes, then what changes from there. */
  private ask(subscription: Subscription): void {
    subscription.version = 0
    subscription.frame = null
    if (!this.isPaused) this.send({ type: 'subscribe', id: subscription.id, ...subscription.body })
  }

  private lost(wasRefused: boolean): void {
    this.drop()
    if (!this.isRunning) return
    const wait = this.returnMs ?? backoffMs(this.attempt++, this.options.random)
    this.returnMs = null
    this.setState({ connection: 'offline', retryAt: Date.now() + wait })
    this.retryTimer = setTimeout(() => void this.retry(wasRefused), wait)
  }

  private async retry(wasRefused: boolean): Promise<void> {
    if (wasRefused) await this.options.onRefused?.()
    this.retryNow()
  }

  private drop(): void {
    clearTimeout(this.silenceTimer)
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  private listenForLife(forMs = SILENCE_MS): void {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => this.lost(false), forMs)
  }

  private send(message: object): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(message))
  }

  private setState(state: ConnectionState): void {
    this.state = state
    this.listeners.forEach((listener) => listener())
  }
}

function isLive(message: ServerMessage): message is Sent {
  return message.type === 'metric_update' || message.type === 'events' || message.type === 'error'
}

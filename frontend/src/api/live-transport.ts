import { takeOrConnect } from './ahead'
import { EventStream, type LiveWire } from './event-stream'

/** Attempts in a row that must fail before the other transport is tried. */
const PATIENCE = 2

export interface Opening {
  socket: (url: string) => LiveWire
  stream: (url: string, whenOpen: () => void) => LiveWire
}

const OPENING: Opening = {
  socket: takeOrConnect,
  stream: (url, whenOpen) => new EventStream(url, whenOpen),
}

/** Chooses the transport of each connection: a WebSocket, but an event stream after two that could not be opened, and so on by turns. */
export class LiveTransport {
  private hasStreamed = false

  constructor(private readonly opening: Opening = OPENING) {}

  /** `failures`: attempts in a row that could not be opened. A network that once needed a stream gets only one try with a WebSocket. */
  open = (url: string, failures: number): LiveWire => {
    const turn = this.hasStreamed ? failures : Math.floor(failures / PATIENCE)
    if (turn % 2 === 0) return this.opening.socket(url)
    return this.opening.stream(url, () => (this.hasStreamed = true))
  }
}

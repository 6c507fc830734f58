import { sendTo } from './client'

/** The part of a WebSocket that live answers need. */
export interface LiveWire {
  readonly readyState: number
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent<string>) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(text: string): void
  close(): void
}

const PING = '{"type":"ping"}'
const REFUSED = 4401
const CUT = 1006

interface Told {
  type: string
  connection?: string
  code?: number
}

/**
 * Live answers over one HTTP answer that does not end, where a proxy lets no WebSocket through. Looks like a WebSocket: what is
 * sent goes out as a call of its own, heartbeats arrive as pings.
 */
export class EventStream implements LiveWire {
  readyState = 0
  onopen: LiveWire['onopen'] = null
  onmessage: LiveWire['onmessage'] = null
  onclose: LiveWire['onclose'] = null
  private readonly abort = new AbortController()
  private readonly project: string
  private connection = ''
  private waiting: unknown[] = []
  private isSending = false

  /** `url`: that of the WebSocket. */
  constructor(
    url: string,
    private readonly whenOpen: () => void = () => {},
  ) {
    this.project = new URL(url).searchParams.get('project') ?? ''
    void this.read()
  }

  send(text: string): void {
    const message = JSON.parse(text) as Told
    if (message.type === 'pong') return
    this.waiting.push(message)
    void this.flush()
  }

  close(): void {
    this.readyState = 3
    this.abort.abort()
  }

  private async read(): Promise<void> {
    let code = CUT
    try {
      const address = `/api/live?project=${encodeURIComponent(this.project)}`
      const response = await fetch(address, { credentials: 'same-origin', signal: this.abort.signal })
      if (response.ok && response.body) code = await this.take(response.body)
      else if (response.status === 401) code = REFUSED
    } catch {
      // Cut, like a WebSocket: the caller hears of it by the close.
    }
    if (this.readyState === 3) return
    this.close()
    this.onclose?.(new CloseEvent('close', { code }))
  }

  private async take(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<number> {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return CUT
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const code = this.hear(line)
        if (code !== undefined) return code
      }
    }
  }

  /** One line of the stream; the code when it says that this is the end. */
  private hear(line: string): number | undefined {
    const data = line === ': ping' ? PING : line.startsWith('data: ') ? line.slice(6) : null
    if (data === null) return undefined
    const message = JSON.parse(data) as Told
    if (message.type === 'close') return message.code ?? CUT
    if (message.type === 'connected') this.open(message.connection ?? '')
    else this.onmessage?.(new MessageEvent('message', { data }))
    return undefined
  }

  private open(connection: string): void {
    this.connection = connection
    this.readyState = 1
    this.whenOpen()
    this.onopen?.(new Event('open'))
  }

  /** One call at a time, so that messages arrive in order; what comes meanwhile goes with the next. */
  private async flush(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    await Promise.resolve() // what is sent in one turn goes in one call
    while (this.waiting.length > 0 && this.readyState === 1) {
      const messages = this.waiting.splice(0, 500)
      if (!(await sendTo(`/api/live/${this.connection}`, this.project, { messages }, this.abort.signal)))
        this.lose()
    }
    this.isSending = false
  }

  private lose(): void {
    if (this.readyState === 3) return
    this.close()
    this.onclose?.(new CloseEvent('close', { code: CUT }))
  }
}

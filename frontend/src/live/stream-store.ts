import type { FilterNode, Question } from '@/api/types'
import type { LiveMessage, LiveSocket } from '@/api/ws'
import { feedReader, type Feed } from './feed'
import { answerReader, type Answer } from './frame'
import { queryKey } from './query-key'
import type { FrameScheduler } from './scheduler'
import { Stream, type Reader } from './stream'

const MOST_STREAMS = 200

/** Every live question of one project; identical questions share one subscription. */
export class StreamStore {
  private streams = new Map<string, Stream<unknown>>()

  constructor(
    private readonly socket: Pick<LiveSocket, 'subscribe'>,
    private readonly scheduler: FrameScheduler,
  ) {}

  query(query: Question): Stream<Answer> {
    return this.stream({ query, deltas: true }, answerReader)
  }

  feed(filters: readonly FilterNode[] = [], limit = 50): Stream<Feed> {
    return this.stream({ feed: { limit, filters } }, feedReader)
  }

  private stream<T>(body: object, reader: () => Reader<T>): Stream<T> {
    const key = queryKey(body)
    const known = this.streams.get(key) as Stream<T> | undefined
    if (known) return known
    if (this.streams.size >= MOST_STREAMS) this.dropIdle()
    const open = (listener: (message: LiveMessage) => void) => this.socket.subscribe(body, listener)
    const made = new Stream(open, reader(), this.scheduler)
    this.streams.set(key, made)
    return made
  }

  private dropIdle(): void {
    for (const [key, stream] of this.streams) if (stream.isIdle) this.streams.delete(key)
  }
}

import { describe, expect, it } from 'vitest'
import type { LiveWire } from './event-stream'
import { LiveTransport } from './live-transport'

function setUp() {
  const opened: string[] = []
  let streamOpens: () => void = () => {}
  const wire = {} as LiveWire
  const transport = new LiveTransport({
    socket: () => (opened.push('socket'), wire),
    stream: (_, whenOpen) => ((streamOpens = whenOpen), opened.push('stream'), wire),
  })
  const tryAll = (...failures: number[]) => failures.forEach((count) => transport.open('ws://here/ws', count))
  return { opened, tryAll, streamOpens: () => streamOpens() }
}

describe('LiveTransport', () => {
  it('takes an event stream after two sockets that could not be opened, and by turns from there', () => {
    const { opened, tryAll } = setUp()
    tryAll(0, 1, 2, 3, 4)
    expect(opened).toEqual(['socket', 'socket', 'stream', 'stream', 'socket'])
  })

  it('gives a socket one more try when a stream has ended, and then goes back to a stream', () => {
    const { opened, tryAll, streamOpens } = setUp()
    tryAll(0, 1, 2)
    streamOpens()
    tryAll(0, 1)
    expect(opened).toEqual(['socket', 'socket', 'stream', 'socket', 'stream'])
  })
})

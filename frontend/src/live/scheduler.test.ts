import { describe, expect, it } from 'vitest'
import { FrameScheduler } from './scheduler'

function fakeFrames() {
  const queue = new Map<number, () => void>()
  const listeners: (() => void)[] = []
  let next = 1
  const state = { hidden: false }
  return {
    queue,
    frames: {
      request: (run: () => void) => (queue.set(next, run), next++),
      cancel: (handle: number) => void queue.delete(handle),
      isHidden: () => state.hidden,
      onVisibility: (listener: () => void) => void listeners.push(listener),
    },
    show(visible: boolean) {
      state.hidden = !visible
      listeners.forEach((listener) => listener())
    },
    frame() {
      const runs = [...queue.values()]
      queue.clear()
      runs.forEach((run) => run())
    },
  }
}

describe('FrameScheduler', () => {
  it('runs each task once per frame, however often it was asked for', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    const ran: string[] = []
    const a = () => void ran.push('a')
    scheduler.request(a)
    scheduler.request(() => void ran.push('b'))
    scheduler.request(a)
    expect(fake.queue.size).toBe(1)
    fake.frame()
    expect(ran).toEqual(['a', 'b'])
  })

  it('puts what a task asks for into the next frame', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    let runs = 0
    const again = () => {
      runs++
      scheduler.request(again)
    }
    scheduler.request(again)
    fake.frame()
    expect(runs).toBe(1)
    fake.frame()
    expect(runs).toBe(2)
  })

  it('spreads very many tasks over several frames, in the order they were asked for', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    const ran: number[] = []
    for (let at = 0; at < 30; at++) scheduler.request(() => void ran.push(at))
    const counts = [0, 1, 2, 3].map(() => {
      fake.frame()
      return ran.length
    })
    expect(counts).toEqual([12, 24, 30, 30])
    expect(ran).toEqual([...ran].sort((a, b) => a - b))
  })

  it('runs the rest even when a task fails', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    let runs = 0
    for (let at = 0; at < 12; at++)
      scheduler.request(() => {
        throw new Error('broken')
      })
    scheduler.request(() => {
      runs++
    })
    expect(() => fake.frame()).toThrow('broken')
    fake.frame()
    expect(runs).toBe(1)
  })

  it('draws nothing while hidden and everything once when shown', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    let runs = 0
    const task = () => {
      runs++
    }
    scheduler.request(task)
    fake.show(false)
    expect(fake.queue.size).toBe(0)
    scheduler.request(task)
    scheduler.request(task)
    expect(fake.queue.size).toBe(0)
    fake.show(true)
    fake.frame()
    expect(runs).toBe(1)
  })

  it('forgets a cancelled task', () => {
    const fake = fakeFrames()
    const scheduler = new FrameScheduler(fake.frames)
    let runs = 0
    const task = () => {
      runs++
    }
    scheduler.request(task)
    scheduler.cancel(task)
    fake.frame()
    expect(runs).toBe(0)
  })
})

import type { Frame, FrameChange, Row } from './types'

/** The rows after a change: those at `removed` go, then each changed row comes in to stand at its place of `at`. */
export function changedRows(
  rows: readonly Row[],
  change: Pick<FrameChange, 'removed' | 'at' | 'changed'>,
): Row[] {
  const gone = new Set(change.removed)
  const stay = gone.size === 0 ? rows : rows.filter((_, place) => !gone.has(place))
  const found: Row[] = []
  let next = 0
  change.at.forEach((place, index) => {
    while (found.length < place) found.push(stay[next++]!)
    found.push(change.changed[index]!)
  })
  return found.concat(stay.slice(next))
}

/** The whole answer that a change makes of the one before it; null when it belongs to another one. */
export function wholeFrame(before: Frame | null, message: Frame | FrameChange): Frame | null {
  if (!('changed' in message)) return message
  if (before?.version !== message.base) return null
  const { id, type, metric, value, timestamp, version, meta, answer = before.answer } = message
  return {
    ...{ id, type, metric, value, timestamp, version, meta },
    results: changedRows(before.results, message),
    ...(answer === undefined ? {} : { answer }),
  }
}

import type { Row } from '@/api/types'
import { MOVES, type Move, type SubscriptionMonth } from './answer'

const LOST: readonly Move[] = ['contraction', 'churned']

/** What moved recurring revenue in each month: what came above zero, what went below. */
export function moveRows(
  months: readonly SubscriptionMonth[],
  names: { month: (month: string) => string; move: (move: Move) => string },
): Row[] {
  return months.flatMap((one) =>
    MOVES.map((move): Row => ({
      name: move,
      value: LOST.includes(move) ? 0 - one[move] : one[move],
      count: 1,
      dimensions: { month: names.month(one.month), move: names.move(move) },
      timestamp: null,
    })),
  )
}

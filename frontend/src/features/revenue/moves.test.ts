import { expect, it } from 'vitest'
import type { SubscriptionMonth } from './answer'
import { readMoney, withRate } from './money'
import { moveRows } from './moves'

it('reads money from an address, without rates that cannot be', () => {
  expect(readMoney({ currency: 'THB', rates: { USD: 36, THB: 2, eur: 40, GBP: 0 } })).toEqual({
    ...{ currency: 'THB', rates: { USD: 36 } },
  })
  expect(readMoney({ currency: 'USD', rates: {} })).toEqual({ currency: 'USD' })
  expect([readMoney({ currency: 'usd' }), readMoney('USD'), readMoney(null)]).toEqual([
    ...[undefined, undefined, undefined],
  ])
})

it('sets, changes and takes away a rate', () => {
  const one = withRate({ currency: 'USD' }, 'EUR', 1.1)
  expect(withRate(one, 'EUR', 1.2)).toEqual({ currency: 'USD', rates: { EUR: 1.2 } })
  expect(withRate(one, 'EUR', null)).toEqual({ currency: 'USD' })
})

it('draws what came above zero and what went below', () => {
  const month = { month: '2026-11-01', new: 10, expansion: 2, reactivation: 0, contraction: 3, churned: 0 }
  const rows = moveRows([month as SubscriptionMonth], { month: () => 'Nov', move: (move) => move })
  expect(rows.map((row) => row.value)).toEqual([10, 2, 0, -3, 0])
  expect(rows[3]!.dimensions).toEqual({ month: 'Nov', move: 'contraction' })
})

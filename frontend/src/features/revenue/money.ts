/** How amounts are read: `rates` are what one unit of a currency is worth in `currency`. */
export interface Money {
  currency: string
  rates?: Readonly<Record<string, number>>
}

/** Amounts of a currency without a rate. */
export interface Unconverted {
  currency: string
  events: number
  amount: number
}

const CODE = /^[A-Z]{3}$/
const isRate = (rate: unknown): rate is number => typeof rate === 'number' && rate > 0 && rate < 1e12

export const USUAL: Money = { currency: 'USD' }
export const CURRENCIES = [
  'USD',
  'EUR',
  'GBP',
  'THB',
  'JPY',
  'CHF',
  'AUD',
  'CAD',
  'SGD',
  'INR',
  'CNY',
] as const

/** From JSON; rates that are none are left out. */
export function readMoney(given: unknown): Money | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { currency, rates } = given as { currency?: unknown; rates?: unknown }
  if (typeof currency !== 'string' || !CODE.test(currency)) return undefined
  const read = Object.entries(typeof rates === 'object' && rates !== null ? rates : {}).filter(
    ([code, rate]) => CODE.test(code) && code !== currency && isRate(rate),
  )
  return read.length > 0 ? { currency, rates: Object.fromEntries(read) } : { currency }
}

/** With another rate; null takes it away. */
export function withRate({ currency, rates = {} }: Money, code: string, rate: number | null): Money {
  const others = Object.entries(rates).filter(([own]) => own !== code)
  const next = rate === null ? others : [...others, [code, rate] as const]
  return next.length > 0 ? { currency, rates: Object.fromEntries(next) } : { currency }
}

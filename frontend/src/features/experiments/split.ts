/** Planned shares of people by variant; empty: equal ones. */
export type Split = Readonly<Record<string, number>>

const PART = /^(.*?)[\s:=]+(\d+(?:\.\d+)?)\s*%?$/

/** `control 90, test 10` as shares; undefined for what cannot be read as such. */
export function parseSplit(text: string): Split | undefined {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => PART.exec(part))
  const read = parts.map((found) => (found ? ([found[1]!.trim(), Number(found[2])] as const) : null))
  const split = Object.fromEntries(read.filter((one) => one !== null))
  const isWhole = read.every((one) => one !== null && one[0] !== '' && one[1] > 0)
  return isWhole && read.length !== 1 && Object.keys(split).length === read.length ? split : undefined
}

export const writeSplit = (split: Split) =>
  Object.entries(split)
    .map(([name, weight]) => `${name} ${String(weight)}`)
    .join(', ')

/** From JSON; undefined for what is no split. */
export function readSplit(given: unknown): Split | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const isShare = (one: unknown) => typeof one === 'number' && Number.isFinite(one) && one > 0
  return Object.values(given).every(isShare) ? (given as Split) : undefined
}

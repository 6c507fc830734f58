import type { EventStep } from './event-step'
import { readStep, writeStep } from './event-step'

/** One field of an analysis' question: what it is at first, and how it is read from a body and from an address. */
export interface Field<T> {
  initial: T
  /** From a body, i.e. from JSON; undefined for what is no such value. */
  read: (given: unknown) => T | undefined
  /** The values of its parameter in an address. */
  write: (value: T) => string[]
  parse: (texts: readonly string[]) => T | undefined
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function single<T>(
  initial: T,
  read: Field<T>['read'],
  write: (value: T) => string,
  parse: (text: string) => unknown,
) {
  return {
    initial,
    read,
    write: (value: T) => [write(value)],
    parse: ([text]: readonly string[]) => (text === undefined ? undefined : read(parse(text))),
  } satisfies Field<T>
}

/** Any text; empty is left out of the question. */
export function text(initial = ''): Field<string> {
  const read = (given: unknown) => (typeof given === 'string' && given.length <= 1_000 ? given : undefined)
  return single(initial, read, String, String)
}

/** One of a few; the first is what it is at first. */
export function choice<const T extends string>(options: readonly [T, ...T[]]): Field<T> {
  const read = (given: unknown) => options.find((one) => one === given)
  return single<T>(options[0], read, String, String)
}

/** A number from `least` to `most`. */
export function number(initial: number, least = -Infinity, most = Infinity): Field<number> {
  const read = (given: unknown) =>
    typeof given === 'number' && given >= least && given <= most ? given : undefined
  return single(initial, read, String, Number)
}

/** As `number`, or nothing: null, which is left out of the question. */
export function maybeNumber(least = -Infinity, most = Infinity): Field<number | null> {
  const { read } = number(0, least, most)
  return single<number | null>(null, (given) => (given === null ? null : read(given)), String, json)
}

export function flag(initial = false): Field<boolean> {
  return single(initial, (given) => (typeof given === 'boolean' ? given : undefined), String, json)
}

interface Item<T> {
  read: (given: unknown) => T | undefined
  /** A short form for addresses: a text that `read` understands. */
  write?: (value: T) => string
}

/** A list; each item is a value of its own in the address. Items that cannot be read are left out. */
export function list<T>(item: Item<T>, initial: readonly T[] = [], most = 50): Field<readonly T[]> {
  const write = item.write ?? ((value: T) => JSON.stringify(value))
  const readAll = (given: readonly unknown[]) => given.flatMap((one) => item.read(one) ?? []).slice(0, most)
  return {
    initial,
    read: (given) => (Array.isArray(given) ? readAll(given) : undefined),
    write: (value) => (value.length === 0 ? [''] : value.map(write)),
    parse: (texts) =>
      texts.length === 0 ? undefined : readAll(texts.filter(Boolean).map((one) => json(one) ?? one)),
  }
}

const TEXT = { read: (given: unknown) => (typeof given === 'string' && given !== '' ? given : undefined) }

/** Names, e.g. of fields to break down by. */
export function texts(initial: readonly string[] = [], most = 20): Field<readonly string[]> {
  return list(
    { ...TEXT, write: (one: string) => (json(one) === undefined ? one : JSON.stringify(one)) },
    initial,
    most,
  )
}

/** Events in an order: steps of a funnel, exclusions, goals. */
export function steps(initial: readonly EventStep[] = [], most = 20): Field<readonly EventStep[]> {
  return list({ read: readStep, write: writeStep }, initial, most)
}

/** One event, or null for none, which is left out of the question. */
export function event(): Field<EventStep | null> {
  const read = (given: unknown) => (given === null || given === '' ? null : readStep(given))
  return single<EventStep | null>(
    null,
    read,
    (value) => (value === null ? '' : writeStep(value)),
    (given) => json(given) ?? given,
  )
}

/** Any JSON that `read` recognises; for what none of the others fits. */
export function value<T>(initial: T, read: Field<T>['read']): Field<T> {
  return single(initial, read, JSON.stringify, json)
}

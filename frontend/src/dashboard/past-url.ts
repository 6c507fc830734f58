/** What a link to a dashboard says of the past. */
export interface Past {
  /** The moment that is shown, ISO; null: now. */
  at: string | null
  /** What is played again, around the moment that is shown. */
  replay: Replay | null
}

export interface Replay {
  from: string
  to: string
  /** How many times faster than it was: 1 to 60. */
  speed: number
}

export const DEFAULT_SPEED = 10

export function readPast(params: URLSearchParams): Past {
  return { at: readMoment(params.get('at')), replay: readReplay(params) }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** An instant as it stands in the address; null for what is none. */
function readMoment(text: string | null): string | null {
  return text !== null && MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

function readReplay(params: URLSearchParams): Replay | null {
  const [from, to] = [readMoment(params.get('since')), readMoment(params.get('until'))]
  if (from === null || to === null || Date.parse(from) >= Date.parse(to)) return null
  const speed = wholeNumber(params.get('speed'), 1)
  return { from, to, speed: speed !== null && speed <= 60 ? speed : DEFAULT_SPEED }
}

/** A whole number in an address; null for what is none, or less than `least`. */
export function wholeNumber(text: string | null, least: number): number | null {
  const seconds = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : null
  return seconds !== null && seconds >= least ? seconds : null
}

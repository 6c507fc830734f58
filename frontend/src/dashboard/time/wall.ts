const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone)
  if (!made) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const
    made = new Intl.DateTimeFormat('en-CA', { ...parts, hourCycle: 'h23', timeZone: zone })
    formatters.set(zone, made)
  }
  return made
}

/** The date and time on a clock in the zone, as a datetime-local field writes it: 2026-11-22T08:30. */
export function wallOf(at: Date, zone: string): string {
  const part = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

/** The moment when the clock in the zone shows `wall`; null for text that is no time. A time that a clock skips counts as the one after. */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (at: number) =>
    Date.parse(`${wallOf(new Date(at), zone)}Z`) - Math.floor(at / 60_000) * 60_000
  // The offset at the guess may be that of the other side of a clock change: the second look uses the right side.
  const guess = asUtc - offsetAt(asUtc)
  return new Date(asUtc - offsetAt(guess))
}

const SERIES = 8

/** 32-bit FNV-1a; the same (dimension, value) keeps its colour in every widget, session and export. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  return value
}

/** The preferred colour slot of a value, 0 to 7. */
export function slotOf(dimension: string, value: string): number {
  return hash(`${dimension}\u0000${value}`) % SERIES
}

/**
 * Slots for values shown together: each gets its preferred one, or the next free one. Values are placed in
 * alphabetical order, so the answer depends on the set and not on today's ranking. Over eight, slots repeat. `pins` fixes the
 * slots of well-known values.
 */
export function assignSlots(
  dimension: string,
  values: readonly string[],
  pins: Readonly<Record<string, number>> = {},
): Map<string, number> {
  const slots = new Map<string, number>()
  for (const value of values) if (Object.hasOwn(pins, value)) slots.set(value, pins[value]!)
  const taken = new Set(slots.values())
  for (const value of [...new Set(values)].sort()) {
    if (slots.has(value)) continue
    let slot = slotOf(dimension, value)
    if (taken.size === SERIES) taken.clear()
    while (taken.has(slot)) slot = (slot + 1) % SERIES
    taken.add(slot)
    slots.set(value, slot)
  }
  return slots
}

import type { Days, EventRule, RetentionRules } from '@/api/queries/retention'

/** Ages that are offered by name. */
export const PRESETS = [7, 14, 30, 60, 90, 180, 365, 730] as const
export const MOST_DAYS = 36_500
export const MOST_RULES = 200

/** The days of a text; null when it is no age that can be set. */
export function daysOf(text: string): number | null {
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= MOST_DAYS ? days : null
}

const inOrder = (events: readonly EventRule[]) =>
  [...events].sort((a, b) => (a.event < b.event ? -1 : Number(a.event > b.event)))

/** Whether both keep the same, in whatever order they are written. */
export function areSame(a: RetentionRules, b: RetentionRules): boolean {
  const text = ({ days, events }: RetentionRules) =>
    JSON.stringify([days, inOrder(events).map((rule) => [rule.event, rule.days])])
  return text(a) === text(b)
}

/** The rules with an age for an event; in its place when it has one already. */
export function withRule(rules: RetentionRules, event: string, days: Days): RetentionRules {
  const isKnown = rules.events.some((rule) => rule.event === event)
  return {
    ...rules,
    events: isKnown
      ? rules.events.map((rule) => (rule.event === event ? { event, days } : rule))
      : [...rules.events, { event, days }],
  }
}

export function withoutRule(rules: RetentionRules, event: string): RetentionRules {
  return { ...rules, events: rules.events.filter((rule) => rule.event !== event) }
}

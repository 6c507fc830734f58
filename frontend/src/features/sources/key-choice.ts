import type { MessageKey } from '@/i18n'

/** What a read key may be given, in the order in which it is shown. */
export const SCOPES = ['read', 'query', 'sql', 'audit'] as const
export type Scope = (typeof SCOPES)[number]

/** What one gets without choosing. */
export const USUAL_SCOPES: readonly Scope[] = ['read', 'query', 'sql']

/** Days until a key ends; 0 is never. */
export const LIVES = [0, 30, 90, 365] as const

/** Seconds for which the old text of a key still counts. */
export const GRACES: readonly { seconds: number; label: MessageKey }[] = [
  { seconds: 0, label: 'keys.grace.none' },
  { seconds: 3_600, label: 'keys.grace.hour' },
  { seconds: 86_400, label: 'keys.grace.day' },
  { seconds: 7 * 86_400, label: 'keys.grace.week' },
]

/** When a key of that many days ends; undefined for never. */
export function expiryOf(days: number, now: Date): string | undefined {
  return days > 0 ? new Date(now.getTime() + days * 86_400_000).toISOString() : undefined
}

/** What was written one to a line, or with commas. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}

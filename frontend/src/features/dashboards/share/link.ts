import type { PublicLink } from '@/api/dashboard'

export const EXPIRIES = ['day', 'week', 'month', 'never'] as const
export type Expiry = (typeof EXPIRIES)[number]

const DAYS: Record<Expiry, number | null> = { day: 1, week: 7, month: 30, never: null }

/** When a link made now ends; null: never. */
export function expiryAt(expiry: Expiry, now: Date): string | null {
  const days = DAYS[expiry]
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString()
}

/** The whole address of a link that was just made. */
export function shareUrl(link: PublicLink, origin: string): string {
  return new URL(link.token ? `/share/${link.token}` : link.url, origin).href
}

export function embedCode(url: string): string {
  const safe = url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  return `<iframe src="${safe}" width="100%" height="720" loading="lazy" title="Tidegauge"></iframe>`
}

/** Origins as typed, separated by commas or spaces. */
export function originsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))]
}

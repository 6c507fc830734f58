import type { Channel, ChannelKind, Mute } from '@/api/queries/alert-channels'

export const KINDS = ['email', 'webhook', 'service'] as const satisfies readonly ChannelKind[]

export const BLANK_CHANNEL: Channel = {
  ...{ name: '', kind: 'email', settings: {}, is_default: true, is_enabled: true },
  ...{ severities: [], title: '', text: '' },
}

export const BLANK_MUTE: Mute = {
  ...{ name: '', rule_id: null, until: null },
  weekly: { days: [5, 6], start: '00:00', end: '00:00' },
}

/** Addresses as they are typed: one a line, or with commas between. */
export const addressesOf = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== '')

/** A secret for signing: 32 random bytes as text. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A local time for an input of this browser. */
export function localInput(iso: string | null): string {
  const at = iso === null ? new Date(Date.now() + 3_600_000) : new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

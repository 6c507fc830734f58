import type { AuditChoice, AuditEntry } from '@/api/queries/audit'
import { dateTime } from '@/format/time'
import type { MessageKey, Translate } from '@/i18n'

export const EVERYTHING: AuditChoice = {
  scope: 'project',
  text: '',
  who: '',
  action: '',
  outcome: '',
  from_ms: '',
  to_ms: '',
}

/** The action in words; a name that a newer server has and this page does not know stays as it is. */
export function actionWords(action: string, t: Translate): string {
  const words = t(`audit.action.${action}` as MessageKey)
  return words === `audit.action.${action}` ? action : words
}

/** Who it was: the address, a key, a stranger, or the product itself. */
export function whoWords(entry: AuditEntry, t: Translate): string {
  if (entry.email !== '') return entry.email
  if (entry.key_id !== '') return t('audit.key', { id: entry.key_id.slice(-6) })
  if (entry.person_id !== '') return entry.person_id
  return t(entry.address === '' ? 'audit.system' : 'audit.stranger')
}

/** By what a row is told from others, the best first. */
const TELLING = ['name', 'title', 'target', 'email', 'person_id', 'team_id'] as const

/** What it was done to: its name, else what its row tells, else its id, else nothing. `names` are those of people and teams by their ids. */
export function targetWords(entry: AuditEntry, names: ReadonlyMap<string, string> = new Map()): string {
  const { before, after } = entry.detail.changes?.[0] ?? {}
  const row = after ?? before ?? {}
  const told = [entry.target_name, names.get(entry.target_id), ...TELLING.map((column) => row[column])]
  const words = told.find((value) => typeof value === 'string' && value !== '') ?? entry.target_id
  return names.get(words as string) ?? (words as string)
}

/** A value as one reads it; an instant in the project's zone. */
export function valueWords(column: string, value: unknown, locale: string, timeZone: string): string {
  if (column.endsWith('_ms') && typeof value === 'number') return dateTime(new Date(value), locale, timeZone)
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The instant at which a day of the calendar begins here, `later` days on; "" without a day. */
export function dayStart(day: string, later = 0): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return ''
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return String(new Date(year, month - 1, date + later).getTime())
}

import type { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import type { Translate, Words } from '@/i18n'

/** 14:05 */
const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Why a step of logging in failed; null once the time to wait is over. `wait`: in seconds. */
export function refusal(
  error: ApiError,
  wait: number,
  t: Translate,
  wrong: 'login.wrong' | 'login.wrongCode',
): Words | null {
  if (error.status === 0 || error.status >= 500) return t('login.unreachable')
  if (error.status === 429) return wait > 0 ? t('login.tooMany', { time: clockOf(wait) }) : null
  if (error.status === 401) return t(wrong)
  return errorText(error, t)
}

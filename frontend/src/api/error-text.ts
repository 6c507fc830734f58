import type { Translate } from '@/i18n'
import { ApiError } from './error'

/** What to tell a person about a failed call. The server's own sentences are made to be shown. */
export function errorText(error: Error, t: Translate): string {
  return error instanceof ApiError && error.status === 0 ? t('error.network') : error.message
}

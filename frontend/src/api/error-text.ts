import { useLocale, type Translate, type Words } from '@/i18n'
import { ApiError } from './error'
import { STORE_AWAY } from './outage'

export interface Fault {
  code: string
  message: string
}

/** What to tell a person about a failed call. The server's own sentences are made to be shown; those of an outage come with every call. */
export function errorText(error: Error, t: Translate): Words {
  const line = errorLine(error, t)
  return error instanceof ApiError && line === error.message ? translated(error) : line
}

/** The same without what other languages say of the server's refusals: for what is shown by its code later. */
export function errorLine(error: Error, t: Translate): string {
  if (!(error instanceof ApiError)) return error.message
  if (error.status === 0) return t('error.network')
  if (error.code === STORE_AWAY) return t('error.storeAway')
  return error.code === 'metadata_unavailable' ? t('error.metadataAway') : error.message
}

/** The same of what is watched, and so asked again without anybody's doing once the store is away. */
export function faultText(fault: Fault, t: Translate): Words {
  return fault.code === STORE_AWAY ? `${t('error.storeAway')} ${t('error.askedAgain')}` : translated(fault)
}

const translated = ({ code, message }: Fault): Words =>
  useLocale.getState().refusal?.(code, message) ?? message

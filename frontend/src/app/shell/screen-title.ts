import type { MessageKey } from '@/i18n'
import { isOn, SCREENS } from '../screens'

/** What a screen is called: in the top bar and in the browser's tab. */
export function screenTitle(path: string): MessageKey {
  return SCREENS.find((one) => isOn(path, one.path))?.label ?? 'notFound.title'
}

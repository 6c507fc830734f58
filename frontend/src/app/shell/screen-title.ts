import type { MessageKey } from '@/i18n'
import { NAV } from './nav-items'

/** The overview is only itself; other screens have parts below their path. */
function isWithin(path: string, screen: string): boolean {
  return path === screen || (screen !== '/' && path.startsWith(`${screen}/`))
}

/** What a screen is called: in the top bar and in the browser's tab. */
export function screenTitle(path: string): MessageKey {
  return (
    NAV.flatMap((group) => group.items).find((one) => isWithin(path, one.path))?.label ?? 'notFound.title'
  )
}

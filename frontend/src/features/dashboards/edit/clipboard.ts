import type { Widget } from '@/api/dashboard'

const KEY = 'tidegauge.widget'

/** Copied widgets live as long as the browser's tab, so that they can be pasted into another dashboard. */
export function copyToClipboard(widget: Widget): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(widget))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

export function readClipboard(): Widget | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Widget | null
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null
    throw error
  }
}

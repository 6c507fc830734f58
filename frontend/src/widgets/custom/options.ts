import type { DisplayOptions } from '@/charts/core/display'

export interface CustomOptions extends DisplayOptions {
  /** Name of the plug-in's folder. */
  plugin?: string
  /** Handed to the plug-in as they are. */
  settings?: Readonly<Record<string, unknown>>
}

export const DEFAULTS = { plugin: '', settings: {} } as const satisfies CustomOptions

import type { DisplayOptions } from '@/charts/core/display'

export interface TextOptions extends DisplayOptions {
  text?: string
  align?: 'start' | 'centre'
  size?: 'small' | 'normal' | 'large'
  background?: 'card' | 'none' | 'accent'
}

export const DEFAULTS = {
  text: '',
  align: 'start',
  size: 'normal',
  background: 'card',
} as const satisfies TextOptions

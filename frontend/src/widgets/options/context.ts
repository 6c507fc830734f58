import { createContext, type ReactNode } from 'react'
import type { OptionSchema } from './schema'

export interface FieldProps {
  schema: OptionSchema
  label: string
  value: unknown
  onChange: (value: unknown) => void
}

/** As the fields inside get it. */
export interface InnerProps extends FieldProps {
  /** Nothing is an answer too. */
  isNullable: boolean
}

/** What the fields know of the widget they are for. */
export interface PanelContext {
  /** Questions and formulas. */
  queries: readonly { id: string; label: string }[]
  /** Names of attributes and properties, as suggestions. */
  fields: readonly string[]
  /** Inputs that whoever shows the panel has for a value, e.g. its filter editor for 'filters'. */
  inputs: Partial<Record<string, (props: FieldProps) => ReactNode>>
  /** The words of the schema in the language of the screen. */
  say: (words: string) => string
}

export const OptionsContext = createContext<PanelContext>({
  queries: [],
  fields: [],
  inputs: {},
  say: (words) => words,
})

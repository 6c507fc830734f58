/** The part of JSON Schema that the options of widgets are written in. */
export interface OptionSchema {
  title?: string
  description?: string
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null'
  enum?: readonly string[]
  anyOf?: readonly OptionSchema[]
  items?: OptionSchema
  properties?: Readonly<Record<string, OptionSchema>>
  required?: readonly string[]
  default?: unknown
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  pattern?: string
  /** What the value names, where a plain input would not do. */
  'x-input'?: 'colour' | 'query' | 'field' | 'filters' | 'markdown' | 'plugin' | 'json'
}

/** The schema of a value that may be nothing, and whether it may. */
export function unwrapped(schema: OptionSchema): { schema: OptionSchema; isNullable: boolean } {
  const parts = schema.anyOf
  if (!parts) return { schema, isNullable: false }
  const own = parts.find((part) => part.type !== 'null')
  const rest = { ...schema }
  delete rest.anyOf
  return { schema: { ...rest, ...own }, isNullable: parts.some((part) => part.type === 'null') }
}

/** Why a value cannot be taken. */
export type Fault = 'number' | 'whole' | 'small' | 'large' | 'short' | 'long' | 'pattern' | 'json'

export function faultOf(schema: OptionSchema, value: unknown): Fault | null {
  if (schema.type === 'integer' || schema.type === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'number'
    if (schema.type === 'integer' && !Number.isInteger(value)) return 'whole'
    if (value < (schema.minimum ?? -Infinity) || value <= (schema.exclusiveMinimum ?? -Infinity))
      return 'small'
    return value > (schema.maximum ?? Infinity) ? 'large' : null
  }
  if (typeof value !== 'string') return null
  if (value.length < (schema.minLength ?? 0)) return 'short'
  if (value.length > (schema.maxLength ?? Infinity)) return 'long'
  return schema.pattern !== undefined && !matches(schema.pattern, value) ? 'pattern' : null
}

/** Python ends such patterns with `$(?!\n)`; JavaScript's `$` already means the very end. */
function matches(pattern: string, value: string): boolean {
  return new RegExp(pattern.replace('$(?!\\n)', '$')).test(value)
}

/** The options with one changed; what equals its default is left out, so that documents stay small. */
export function withOption(
  options: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
  schema: OptionSchema,
): Record<string, unknown> {
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(schema.default)
  const others = Object.entries(options).filter(([other]) => other !== name)
  return Object.fromEntries(isDefault ? others : [...others, [name, value]])
}

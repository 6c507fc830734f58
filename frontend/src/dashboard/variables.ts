import type { Variable } from '@/api/dashboard'

/** By name; empty means “all”. */
export type VariableValues = Readonly<Record<string, string | readonly string[]>>

/** What each variable stands for: the reader's choice, else the default. */
export function valuesOf(
  variables: readonly Variable[],
  chosen: Readonly<Record<string, readonly string[]>>,
): VariableValues {
  return Object.fromEntries(
    variables.map((variable) => {
      const usual = variable.default === '' ? [] : [variable.default]
      const values = chosen[variable.name] ?? usual
      return [variable.name, variable.multiple ? values : (values[0] ?? '')]
    }),
  )
}

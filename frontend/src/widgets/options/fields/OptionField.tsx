import { use } from 'react'
import { OptionsContext, type FieldProps } from '../context'
import { unwrapped, type OptionSchema } from '../schema'
import { ChoiceField } from './ChoiceField'
import { ColourField } from './ColourField'
import { JsonField } from './JsonField'
import { ListField } from './ListField'
import { NumberField } from './NumberField'
import { QueryField } from './QueryField'
import { SetField } from './SetField'
import { TextField } from './TextField'
import { ToggleField } from './ToggleField'
import { WordsField } from './WordsField'

const FIELDS = {
  choice: ChoiceField,
  colour: ColourField,
  json: JsonField,
  list: ListField,
  number: NumberField,
  query: QueryField,
  set: SetField,
  text: TextField,
  toggle: ToggleField,
  words: WordsField,
}

/** The input that fits a schema. */
export function OptionField(props: FieldProps) {
  const { inputs } = use(OptionsContext)
  const { schema, isNullable } = unwrapped(props.schema)
  const own = schema['x-input'] && inputs[schema['x-input']]
  if (own) return own({ ...props, schema })
  const Field = FIELDS[fieldFor(schema)]
  return <Field {...props} schema={schema} isNullable={isNullable} />
}

function fieldFor(schema: OptionSchema): keyof typeof FIELDS {
  const input = schema['x-input']
  if (input === 'colour' || input === 'query') return input
  if (input === 'filters' || input === 'json') return 'json'
  if (schema.enum) return 'choice'
  if (schema.type === 'boolean') return 'toggle'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  if (schema.type === 'array') return listFor(schema.items ?? {})
  return schema.type === 'object' ? 'json' : 'text'
}

function listFor(items: OptionSchema): keyof typeof FIELDS {
  if (items.enum || items['x-input'] === 'query') return 'set'
  if (items.properties) return 'list'
  return items.type === 'object' ? 'json' : 'words'
}

import { describe, expect, it } from 'vitest'
import schemas from '../options.schema.json'
import { WIDGETS } from '../registry'
import { faultOf, unwrapped, withOption, type OptionSchema } from './schema'
import { sectionsOf } from './section'

describe('faultOf', () => {
  it('keeps numbers within their ends', () => {
    const schema: OptionSchema = { type: 'integer', minimum: 0, maximum: 6 }
    expect([
      faultOf(schema, 3),
      faultOf(schema, 7),
      faultOf(schema, -1),
      faultOf(schema, 1.5),
      faultOf(schema, NaN),
    ]).toEqual([null, 'large', 'small', 'whole', 'number'])
    expect(faultOf({ type: 'number', exclusiveMinimum: 0 }, 0)).toBe('small')
  })

  it('keeps texts to their pattern and length', () => {
    const currency: OptionSchema = { type: 'string', pattern: '^[A-Z]{3}$(?!\\n)' }
    expect([faultOf(currency, 'THB'), faultOf(currency, 'baht')]).toEqual([null, 'pattern'])
    expect(faultOf({ type: 'string', maxLength: 2 }, 'abc')).toBe('long')
  })
})

it('takes the null out of a choice', () => {
  const schema: OptionSchema = {
    title: 'Decimals',
    default: null,
    anyOf: [{ type: 'integer', maximum: 6 }, { type: 'null' }],
  }
  expect(unwrapped(schema)).toEqual({
    schema: { title: 'Decimals', default: null, type: 'integer', maximum: 6 },
    isNullable: true,
  })
})

it('leaves defaults out of the document', () => {
  const schema: OptionSchema = { type: 'string', default: 'top' }
  expect(withOption({ legend: 'none', unit: 'bytes' }, 'legend', 'top', schema)).toEqual({ unit: 'bytes' })
  expect(withOption({}, 'legend', 'right', schema)).toEqual({ legend: 'right' })
})

describe('the schemas of the server', () => {
  const kinds = schemas as unknown as Record<string, OptionSchema>

  it('exist for every kind and for no other', () => {
    expect(Object.keys(kinds).sort()).toEqual(WIDGETS.map((kind) => kind.kind).sort())
  })

  it('have every option in exactly one section', () => {
    for (const schema of Object.values(kinds)) {
      const names = sectionsOf(schema).flatMap((section) => section.names)
      expect([...names].sort()).toEqual(Object.keys(schema.properties ?? {}).sort())
    }
  })
})

import { describe, expect, it } from 'vitest'
import { differenceOf, isUnchanged } from './difference'
import { document, widget } from './testing'

describe('differenceOf', () => {
  it('sorts widgets into added, removed, changed and moved', () => {
    const before = document(widget('a'), widget('b'), widget('c'), widget('d'))
    const after = document(widget('a', { x: 4 }), widget('b', { title: 'B', x: 8 }), widget('d'), widget('e'))
    const difference = differenceOf(before, { ...after, name: 'Other', tags: ['t'] })
    expect(difference.added.map((one) => one.id)).toEqual(['e'])
    expect(difference.removed.map((one) => one.id)).toEqual(['c'])
    expect(difference.moved.map((one) => one.id)).toEqual(['a'])
    expect(difference.changed.map(({ widget: { id }, parts }) => [id, parts])).toEqual([['b', ['title']]])
    expect(difference.fields).toEqual(['name', 'tags'])
    expect(isUnchanged(difference)).toBe(false)
  })

  it('finds nothing in equal documents, whatever the order of keys', () => {
    const { name, ...rest } = document(widget('a'))
    expect(isUnchanged(differenceOf(document(widget('a')), { ...rest, name }))).toBe(true)
  })

  it('says that a widget went to another tab', () => {
    const before = document(widget('a'))
    const [main, more] = before.tabs
    const after = {
      ...before,
      tabs: [
        { ...main!, widgets: [] },
        { ...more!, widgets: main!.widgets },
      ],
    }
    expect(differenceOf(before, after).changed[0]!.parts).toEqual(['tab'])
  })
})

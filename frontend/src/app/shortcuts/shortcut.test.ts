// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { SCREENS } from '../screens'
import { goKeys, readKey, shortcutGroups } from './shortcut'

const press = (key: string, part: Partial<KeyboardEvent> = {}) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
})
const nothing = { isGoing: false, command: null }

describe('readKey', () => {
  it('opens the palette with Ctrl or ⌘ and K, also while typing', () => {
    const palette = { isGoing: false, command: { kind: 'palette' } }
    expect(readKey(press('k', { ctrlKey: true }), false, false)).toEqual(palette)
    expect(readKey(press('k', { metaKey: true }), false, true)).toEqual(palette)
    expect(readKey(press('K', { ctrlKey: true, shiftKey: true }), false, true)).toEqual(nothing)
  })

  it('goes to a screen with g and its letter', () => {
    expect(readKey(press('g'), false, true)).toEqual({ isGoing: true, command: null })
    expect(readKey(press('d'), true, true).command).toEqual({ kind: 'go', path: '/dashboards' })
    expect(readKey(press('!'), true, true)).toEqual(nothing)
    expect(readKey(press('d'), false, true)).toEqual(nothing)
  })

  it('keeps quiet while someone types', () => {
    expect(readKey(press('g'), false, false)).toEqual(nothing)
    expect(readKey(press('?', { shiftKey: true }), false, false)).toEqual(nothing)
    expect(readKey(press('d'), true, false)).toEqual(nothing)
  })

  it('looks for something with a slash', () => {
    expect(readKey(press('/', { code: 'Slash' }), false, true).command).toEqual({ kind: 'search' })
    expect(readKey(press('ฝ', { code: 'Slash' }), false, true).command).toEqual({ kind: 'search' })
    expect(readKey(press('/', { code: 'Slash' }), false, false)).toEqual(nothing)
  })

  it('leaves the browser its own keys', () => {
    expect(readKey(press('g', { ctrlKey: true }), false, true)).toEqual(nothing)
    expect(readKey(press('d', { metaKey: true }), true, true)).toEqual(nothing)
  })

  it('reads the place of the key on a Thai keyboard', () => {
    expect(readKey(press('เ', { code: 'KeyG' }), false, true).isGoing).toBe(true)
    expect(readKey(press('ก', { code: 'KeyD' }), true, true).command).toEqual({
      kind: 'go',
      path: '/dashboards',
    })
    expect(readKey(press('ฦ', { code: 'Slash', shiftKey: true }), false, true).command).toEqual({
      kind: 'help',
    })
  })
})

describe('the list of shortcuts', () => {
  it('leads to every screen of the menu, by keys of its own', () => {
    const letters = SCREENS.map((screen) => screen.letter)
    expect(letters.filter((letter) => !/^[a-z\d]$/.test(letter))).toEqual([])
    expect(letters.filter((letter, at) => letters.indexOf(letter) !== at)).toEqual([])
    expect(goKeys('/dashboards')).toEqual(['G', 'D'])
    expect(goKeys('/nowhere')).toBeUndefined()
  })

  it('names each shortcut once', () => {
    const all = shortcutGroups().flatMap((group) => group.shortcuts)
    expect(new Set(all.map((one) => one.label)).size).toBe(all.length)
  })
})

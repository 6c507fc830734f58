import type { MessageKey } from '@/i18n'
import { SCREENS } from '../screens'

/** The keys that lead to a screen of the menu. */
export function goKeys(path: string): readonly string[] | undefined {
  const screen = SCREENS.find((one) => one.path === path)
  return screen && ['G', screen.letter.toUpperCase()]
}

type Command = { kind: 'palette' } | { kind: 'help' } | { kind: 'search' } | { kind: 'go'; path: string }

export interface Reading {
  /** `g` was pressed and waits for its letter. */
  isGoing: boolean
  command: Command | null
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The Latin letter or digit of a key, also where the layout writes another script. */
function letterOf({ key, code }: Pressed): string {
  return /^[\x21-\x7e]$/.test(key) ? key.toLowerCase() : code.replace(/^(Key|Digit)/, '').toLowerCase()
}

const isQuestion = (pressed: Pressed) =>
  pressed.key === '?' || (pressed.shiftKey && pressed.code === 'Slash' && !/^[\x21-\x7e]$/.test(pressed.key))

const isSlash = (pressed: Pressed) =>
  pressed.key === '/' || (!pressed.shiftKey && pressed.code === 'Slash' && !/^[\x21-\x7e]$/.test(pressed.key))

/** What one key press means. `isFree`: nobody is typing and no dialog or menu is open. */
export function readKey(pressed: Pressed, isGoing: boolean, isFree: boolean): Reading {
  const letter = letterOf(pressed)
  if ((pressed.ctrlKey || pressed.metaKey) && !pressed.altKey && !pressed.shiftKey && letter === 'k')
    return { isGoing: false, command: { kind: 'palette' } }
  if (!isFree || pressed.ctrlKey || pressed.metaKey || pressed.altKey)
    return { isGoing: false, command: null }
  if (isQuestion(pressed)) return { isGoing: false, command: { kind: 'help' } }
  if (isSlash(pressed)) return { isGoing: false, command: { kind: 'search' } }
  if (isGoing) {
    const screen = SCREENS.find((item) => item.letter === letter)
    return { isGoing: false, command: screen ? { kind: 'go', path: screen.path } : null }
  }
  return { isGoing: letter === 'g', command: null }
}

export interface Shortcut {
  label: MessageKey
  /** Pressed together where `+` joins them, one after the other otherwise. */
  keys: readonly string[]
}

const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.userAgent)
const control = () => (isApple() ? '⌘' : 'Ctrl')

export const paletteKeys = (): readonly string[] => [control(), 'K']

/** Every shortcut, for the list a reader can open. */
export function shortcutGroups(): readonly { heading: MessageKey; shortcuts: readonly Shortcut[] }[] {
  const go = SCREENS.map(({ label, letter }) => ({ label, keys: ['G', letter.toUpperCase()] }))
  return [
    {
      heading: 'shortcuts.general',
      shortcuts: [
        { label: 'palette.title', keys: paletteKeys() },
        { label: 'shortcuts.search', keys: ['/'] },
        { label: 'shortcuts.title', keys: ['?'] },
        { label: 'shortcuts.close', keys: ['Esc'] },
      ],
    },
    { heading: 'shortcuts.go', shortcuts: go },
    { heading: 'nav.sql', shortcuts: [{ label: 'sql.run', keys: [control(), 'Enter'] }] },
    {
      heading: 'shortcuts.editing',
      shortcuts: [
        { label: 'action.undo', keys: [control(), 'Z'] },
        { label: 'shortcuts.redo', keys: [control(), 'Shift', 'Z'] },
        { label: 'shortcuts.save', keys: [control(), 'S'] },
        { label: 'shortcuts.paste', keys: [control(), 'V'] },
        { label: 'shortcuts.move', keys: ['←', '↑', '→', '↓'] },
        { label: 'shortcuts.resize', keys: ['Shift', '← ↑ → ↓'] },
      ],
    },
  ]
}

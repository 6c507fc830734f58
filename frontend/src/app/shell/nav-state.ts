import { create } from 'zustand'

interface NavState {
  /** Only icons, by the reader's choice. */
  isRail: boolean
  /** Groups folded up. */
  closed: readonly string[]
}

const KEY = 'tidegauge.nav'
const OPEN: NavState = { isRail: false, closed: [] }

/** Storage may be blocked or hold another program's text: then everything is open. */
function read(): NavState {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof NavState, unknown>>
    const closed = Array.isArray(stored.closed) ? stored.closed.filter((id) => typeof id === 'string') : []
    return { isRail: stored.isRail === true, closed }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return OPEN
    throw error
  }
}

export const useNavState = create<NavState>(read)

function change(part: Partial<NavState>): void {
  useNavState.setState(part)
  try {
    localStorage.setItem(KEY, JSON.stringify(useNavState.getState()))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

export const toggleRail = () => change({ isRail: !useNavState.getState().isRail })

export function toggleGroup(id: string): void {
  const { closed } = useNavState.getState()
  change({ closed: closed.includes(id) ? closed.filter((one) => one !== id) : [...closed, id] })
}

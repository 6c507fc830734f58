import { useEffect, useReducer, useState, type ComponentType, type ReactNode } from 'react'

interface Module<Props> {
  default: ComponentType<Props>
}

export type Loadable<Props> = ComponentType<Props> & {
  /** Fetches the code before it is drawn. Rejects as `load` does; it is asked for again when drawn. */
  preload: () => Promise<void>
}

/**
 * A component whose code is fetched when it is first drawn, or before. Not React.lazy: what suspends stays hidden until 300 ms after the
 * last placeholder of the page came up, however soon its code is there. Throws what `load` rejects with, for the boundary above.
 */
export function loadable<Props extends object>(
  load: () => Promise<Module<Props>>,
  waiting: (props: Props) => ReactNode = () => null,
): Loadable<Props> {
  const arrived: { component: ComponentType<Props> | null } = { component: null }
  let pending: Promise<void> | null = null
  const preload = () =>
    (pending ??= load().then(
      (module) => {
        arrived.component = module.default
      },
      (error: unknown) => {
        pending = null
        throw error
      },
    ))

  function Loadable(props: Props) {
    const [, redraw] = useReducer((count: number) => count + 1, 0)
    const [fault, setFault] = useState<{ error: unknown } | null>(null)
    const Arrived = arrived.component
    const isHere = Arrived !== null
    useEffect(() => {
      if (isHere) return
      let isGone = false
      preload().then(
        () => {
          if (!isGone) redraw()
        },
        (error: unknown) => {
          if (!isGone) setFault({ error })
        },
      )
      return () => {
        isGone = true
      }
    }, [isHere])
    if (fault) throw fault.error
    return Arrived ? <Arrived {...props} /> : waiting(props)
  }
  return Object.assign(Loadable, { preload })
}

/**
 * What makes a double click, or a retry after the network failed, one call: the same content sent while the first is under way, or after it
 * got no answer, goes out under the same Idempotency-Key.
 */
interface Held {
  key: string
  underWay: number
}

const held = new Map<string, Held>()
const MOST = 50

// They change nothing, so they may simply be asked again; signing in has no caller yet.
const ASKS =
  /^\/api\/(metrics(\/explain)?|series|rows|sql|events\/people|alerts\/backtest|(analysis|live|share|auth)\/.*|live|.*\/preview)(\?|$)/

const fresh = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Sends by `send` with the key of that content. `isOpen` says of a failure that nobody knows whether the call was carried out. */
export async function withKey<T>(
  path: string,
  content: string,
  send: (key: string | undefined) => Promise<T>,
  isOpen: (error: unknown) => boolean,
): Promise<T> {
  if (ASKS.test(path)) return send(undefined)
  const what = `${path}\n${content}`
  const own = held.get(what) ?? { key: fresh(), underWay: 0 }
  own.underWay += 1
  held.set(what, own)
  let stays = false
  try {
    return await send(own.key)
  } catch (error) {
    stays = isOpen(error)
    throw error
  } finally {
    own.underWay -= 1
    if (own.underWay === 0 && !stays) held.delete(what)
    const oldest = held.size > MOST ? held.keys().next() : undefined
    if (oldest && !oldest.done) held.delete(oldest.value)
  }
}

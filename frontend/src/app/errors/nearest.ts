/** How many letters have to be changed, added or left out to make one of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}

/** The path that was probably meant; null when none is near. */
export function nearestPath(path: string, known: readonly string[]): string | null {
  const wanted = path.toLowerCase().slice(0, 40).replace(/\/+$/, '')
  const [best] = known
    .filter((one) => one !== '/')
    .map((one) => ({ one, cost: distance(wanted.slice(0, one.length + 4), one) }))
    .sort((a, b) => a.cost - b.cost)
  return best && best.cost <= Math.max(2, Math.floor(best.one.length / 3)) ? best.one : null
}

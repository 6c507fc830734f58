/** The last `capacity` items, oldest first; pushing never allocates after the ring is full. */
export class Ring<T> {
  private readonly items: T[] = []
  private start = 0

  constructor(readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError('capacity must be a whole number above 0')
  }

  get length(): number {
    return this.items.length
  }

  push(item: T): void {
    if (this.items.length < this.capacity) {
      this.items.push(item)
      return
    }
    this.items[this.start] = item
    this.start = (this.start + 1) % this.capacity
  }

  /** The item at `index` from the oldest; negative counts from the newest. */
  at(index: number): T | undefined {
    const from = index < 0 ? this.items.length + index : index
    if (from < 0 || from >= this.items.length) return undefined
    return this.items[(this.start + from) % this.items.length]
  }

  clear(): void {
    this.items.length = 0
    this.start = 0
  }

  toArray(): T[] {
    return [...this.items.slice(this.start), ...this.items.slice(0, this.start)]
  }
}

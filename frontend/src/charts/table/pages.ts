/** Pages of a table that the server sorts: fetched when they come into view, the least recently used ones forgotten. */
export class Pages<R> {
  private readonly pages = new Map<number, readonly R[]>()
  private readonly pending = new Map<number, AbortController>()

  constructor(
    private readonly fetchPage: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly R[]>,
    private readonly onChange: () => void,
    private readonly onFail: (error: unknown) => void,
    private readonly pageSize = 200,
    private readonly mostKept = 50,
  ) {}

  rowAt(index: number): R | null {
    return this.pages.get(Math.floor(index / this.pageSize))?.[index % this.pageSize] ?? null
  }

  /** Fetches what is missing of these rows and gives up what has been scrolled past. */
  view(first: number, count: number): void {
    const from = Math.floor(first / this.pageSize)
    const to = Math.floor(Math.max(first, first + count - 1) / this.pageSize)
    for (const [page, controller] of this.pending)
      if (page < from || page > to) {
        controller.abort()
        this.pending.delete(page)
      }
    for (let page = from; page <= to; page++) this.need(page)
  }

  stop(): void {
    this.pending.forEach((controller) => controller.abort())
    this.pending.clear()
  }

  private need(page: number): void {
    const known = this.pages.get(page)
    if (known) {
      this.pages.delete(page)
      this.pages.set(page, known)
      return
    }
    if (!this.pending.has(page)) void this.load(page)
  }

  private async load(page: number): Promise<void> {
    const controller = new AbortController()
    this.pending.set(page, controller)
    try {
      const rows = await this.fetchPage(page * this.pageSize, this.pageSize, controller.signal)
      if (controller.signal.aborted) return
      this.pages.set(page, rows)
      const oldest = this.pages.keys().next()
      if (this.pages.size > this.mostKept && !oldest.done) this.pages.delete(oldest.value)
      this.onChange()
    } catch (error) {
      if (!controller.signal.aborted) this.onFail(error)
    } finally {
      if (this.pending.get(page) === controller) this.pending.delete(page)
    }
  }
}

interface ErrorBody {
  error?: { code?: string; message?: string; request_id?: string; current?: unknown }
}

/** Any failed call. `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
    /** In a conflict: the thing as it is now. */
    readonly current: unknown = null,
  ) {
    super(message)
    this.name = 'ApiError'
  }

  static async from(response: Response): Promise<ApiError> {
    const body = await readBody(response)
    return new ApiError(
      response.status,
      body.error?.code ?? `http_${response.status}`,
      body.error?.message ?? response.statusText,
      body.error?.request_id ?? response.headers.get('X-Request-ID'),
      seconds(response.headers.get('Retry-After')),
      body.error?.current ?? null,
    )
  }
}

async function readBody(response: Response): Promise<ErrorBody> {
  // A proxy in front may answer HTML; the status then says all we know.
  if (!response.headers.get('Content-Type')?.includes('json')) return {}
  return (await response.json()) as ErrorBody
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null
}

import { z } from 'zod';

/** What became of one HTTP request. */
export type Reply =
  /** `foreign`: with something else than a JSON body of some hundred bytes, which is not how Teams speaks. */
  | { kind: 'answered'; status: number; retryAfter: string | null; body: unknown; foreign: boolean }
  /** It is certain that the other side never saw it. */
  | { kind: 'not-sent' }
  /** It may have been acted on; the answer is not known. */
  | { kind: 'no-answer'; cause: 'timeout' | 'reset' };

export interface HttpCall {
  url: URL;
  method: 'GET' | 'POST' | 'PUT';
  token: string | undefined;
  body?: unknown;
  signal: AbortSignal;
}

/** An answer of the Bot Connector is some hundred bytes; more than this is not read (bytes after decompression). */
const MOST_BYTES = 64 * 1024;

/**
 * One request, one attempt: fetch repeats nothing and follows no redirect (a redirect is an answer like any other).
 * Never throws for what the network does. `body` is the parsed JSON, or undefined where there is none that can be read.
 */
export async function request({ url, method, token, body, signal }: HttpCall): Promise<Reply> {
  if (signal.aborted) return { kind: 'not-sent' };
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const content = body === undefined ? null : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body: content, signal, redirect: 'manual' });
  } catch (error) {
    if (neverSent(error)) return { kind: 'not-sent' };
    return {
      kind: 'no-answer',
      cause: networkError.safeParse(error).data?.name === 'TimeoutError' ? 'timeout' : 'reset',
    };
  }
  return {
    kind: 'answered',
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    ...(await readJson(response).catch(() => ({ body: undefined, foreign: true }))),
  };
}

// Described by shape, not by class: the errors may come from another realm (a test's, a worker's).
const networkError = z.object({
  name: z.string().optional(),
  code: z.string().optional().catch(undefined), // a DOMException's is a number
  syscall: z.string().optional(),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional(),
});

/**
 * True when the error shows that no byte of the request left: the name was not found, the connection not made (also
 * every address tried in turn), or the certificate not accepted. In doubt false: then the outcome is 'unclear'.
 */
export function neverSent(error: unknown): boolean {
  const parsed = networkError.safeParse(error);
  if (!parsed.success) return false;
  const { code = '', syscall = '', cause, errors } = parsed.data;
  if (errors !== undefined && errors.length > 0) return errors.every(neverSent);
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    /^(ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code) ||
    (cause !== undefined && neverSent(cause))
  );
}

async function readJson(response: Response): Promise<{ body: unknown; foreign: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the connection.
    if (size > MOST_BYTES) return { body: undefined, foreign: true };
    chunks.push(chunk);
  }
  if (size === 0) return { body: undefined, foreign: false };
  return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown, foreign: false };
}

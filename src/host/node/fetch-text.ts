import type { FetchedText } from '../../engine/host';

/** Milliseconds. */
const TIMEOUT = 15_000;
/** Bytes; PyPI's answer for a package with thousands of files is about half of that. */
const MAX_SIZE = 20_000_000;
const MAX_REDIRECTS = 3;

/** Asks for a text. Redirects are followed within the same host only: nobody else was agreed to, nor sees the token. */
export async function fetchText(url: string, accept: string, token?: string): Promise<FetchedText> {
  let place = new URL(url);
  for (let hops = 0; ; hops++) {
    const response = await ask(place, accept, token);
    const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (target === null) return { status: response.status, text: await readBody(response) };
    await response.body?.cancel();
    const next = new URL(target, place);
    if (next.origin !== place.origin || hops === MAX_REDIRECTS) throw new Error(`it led elsewhere, to ${next.host}`);
    place = next;
  }
}

async function ask(url: URL, accept: string, token: string | undefined): Promise<Response> {
  try {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { accept, 'user-agent': 'watertight', ...authorization };
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw new Error(isLate ? 'it did not answer in time' : 'it could not be reached', { cause: error });
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_SIZE) throw new Error('its answer is too large');
  }
  return text + decoder.decode();
}

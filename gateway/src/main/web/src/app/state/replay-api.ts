import { ApiError } from './api';

/** A replay as the server has it: its text, and whether the house found it to verify. */
export interface Fetched {
  text: string;
  houseSays: string | null;
}

/** Reads a stored replay, byte for byte as it can be downloaded. */
export async function fetchReplay(id: string): Promise<Fetched> {
  const answer = await fetch(`/api/replays/${encodeURIComponent(id)}`, { headers: { accept: 'application/json' } });
  if (!answer.ok)
    throw new ApiError(answer.status, String(answer.status), `The server answered ${answer.status}.`, null);
  const verified = answer.headers.get('paddock-verified');
  const houseSays = verified === null ? null : verified === 'true' ? 'it verifies' : 'it does not verify';
  return { text: await answer.text(), houseSays };
}

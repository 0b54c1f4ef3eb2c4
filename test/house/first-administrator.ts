import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = { name: 'Ada Reed', email: 'ada@courier.example', password: 'a long walk by the harbour' };

/** Signs the first administrator in by the link that a newsroom laid down in its data folder; gives the cookies of the session. */
export async function firstAdministrator(office: string, data: string): Promise<string> {
  const token = readFileSync(join(data, 'first-administrator.txt'), 'utf8').trim().split('#')[1];
  const answer = await fetch(`${office}/api/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: office },
    body: JSON.stringify({ token, ...FIRST }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

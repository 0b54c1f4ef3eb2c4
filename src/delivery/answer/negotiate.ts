import { type Encoding, encodings } from './encodings.ts';

/** Headers met before with what they mean: browsers send a dozen different ones. */
const known = new Map<string, readonly Encoding[]>();
const MOST_KNOWN = 500;

/**
 * The codings that an `Accept-Encoding` header allows, the most wanted first (RFC 9110, 12.5.3). Codings that are wanted equally
 * stand in our order. `identity` is always among them: a reader who refuses even that is better served than refused.
 */
export function acceptable(header: string | undefined): readonly Encoding[] {
  const text = header ?? '';
  const found = known.get(text);
  if (found !== undefined) return found;
  const meant = read(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, meant);
  return meant;
}

function read(header: string): readonly Encoding[] {
  const weights = new Map(header.toLowerCase().split(',').map(readOne));
  const weigh = (encoding: Encoding) => weights.get(encoding) ?? weights.get(`x-${encoding}`) ?? weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? 0;
  const wanted = encodings.filter(
    (encoding) => encoding !== 'identity' && weigh(encoding) > 0 && weigh(encoding) >= plain,
  );
  return [...wanted.toSorted((one, other) => weigh(other) - weigh(one)), 'identity'];
}

function readOne(item: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = item.split(';').map((part) => part.trim());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return [coding, weight >= 0 && weight <= 1 ? weight : 0];
}

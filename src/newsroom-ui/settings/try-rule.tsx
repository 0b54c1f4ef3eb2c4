import { useRef, useState } from 'react';
import { type WordRule, wordRuleSchema } from '../../story/story-checks.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { sayWhy } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { checkWords as words } from '../words/checks.ts';

type Found = AnswerOf<'POST /api/story-checks/try'>['found'];

interface Tried {
  readonly looked: number;
  readonly all: number;
  readonly found: Found;
}

/** More than these are not looked through: by then somebody knows what a rule does. */
const MOST_LOOKED = 5000;
const MOST_SHOWN = 30;

/** What a rule would object to in the archive, piece by piece, until it is stopped. */
export function TryRule({ rule }: { readonly rule: WordRule }) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = useRef(0);
  const start = async (): Promise<void> => {
    const mine = (run.current += 1);
    setRunning(true);
    await tryAll(rule, (now) => {
      if (run.current === mine) setTried(now);
      return run.current === mine;
    }).catch(sayWhy);
    if (run.current === mine) setRunning(false);
  };
  const stop = (): void => {
    run.current += 1;
    setRunning(false);
  };
  const isReady = rule.words.length > 0;
  return (
    <section className="settings-rows">
      <div>
        <Button isDisabled={!isReady} onPress={() => (isRunning ? stop() : void start())}>
          {isRunning ? words.tryStop : words.tryIt}
        </Button>
      </div>
      <div role="status">
        {tried && (
          <p>
            {words.tryLooked(tried.looked, tried.all)} {counted(tried.found.length, words.tryFound)}
          </p>
        )}
      </div>
      {tried && isRunning && <progress max={tried.all} value={tried.looked} aria-label={words.tryIt} />}
      {tried && <Places found={tried.found} />}
    </section>
  );
}

/** Looks through the archive, telling after each piece; ends where `tell` answers false. */
async function tryAll(rule: WordRule, tell: (now: Tried) => boolean): Promise<void> {
  // Only the words and the language find anything: the rest may still be empty.
  const asked = wordRuleSchema.parse({
    ...rule,
    reason: rule.reason || '–',
    example: rule.example || '–',
    owner: rule.owner || '–',
  });
  let [looked, found, after]: [number, Found, string | null] = [0, [], null];
  do {
    const piece: AnswerOf<'POST /api/story-checks/try'> = await call('POST /api/story-checks/try', {
      body: { rule: asked, after },
    });
    looked += piece.looked;
    found = [...found, ...piece.found];
    after = piece.next;
    if (!tell({ looked, all: piece.all, found })) return;
  } while (after !== null && looked < MOST_LOOKED);
}

function Places({ found }: { readonly found: Found }) {
  return (
    <>
      <ul className="settings-history">
        {found.slice(0, MOST_SHOWN).map(({ storyId, where, headline, round }) => (
          <li key={`${storyId} ${where}`}>
            <a href={`/stories/${storyId}`} target="_blank" rel="noreferrer" dir="auto">
              {headline}
            </a>
            <span className="settings-line-says" dir="auto">
              {round}
            </span>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className="settings-soft">{words.tryMost}</p>}
    </>
  );
}

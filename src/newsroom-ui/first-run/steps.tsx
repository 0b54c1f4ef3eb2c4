import { firstRunSteps, type FirstRunStep } from '../../story/first-run.ts';
import { Button } from '../../ui/button.tsx';
import { firstRunWords as words } from '../words/first-run.ts';
import './first-run.css';

interface StepsProps {
  /** Where one is; `you` before one has come in. */
  readonly here: FirstRunStep | 'you';
  /** Goes to another question; without it none can be gone to yet. */
  onStep?(step: FirstRunStep): void;
}

/** The questions in order, and which one stands on the screen. Who one is was the first, and is answered. */
export function Steps({ here, onStep }: StepsProps) {
  const at = here === 'you' ? -1 : firstRunSteps.indexOf(here);
  return (
    <nav className="first-run-steps" aria-label={words.steps}>
      <ol>
        <li className={at < 0 ? 'is-here' : 'is-done'} aria-current={at < 0 ? 'step' : undefined}>
          <span>{words.you}</span>
        </li>
        {firstRunSteps.map((step, place) => (
          <li
            key={step}
            className={place === at ? 'is-here' : place < at ? 'is-done' : ''}
            aria-current={place === at ? 'step' : undefined}
          >
            {onStep && place !== at ? (
              <Button look="plain" small onPress={() => onStep(step)}>
                {words.step[step]}
              </Button>
            ) : (
              <span>{words.step[step]}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

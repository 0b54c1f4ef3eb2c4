import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { actInWords } from './act-words.ts';
import { useFront } from './arranging-context.ts';
import type { Choice } from './front-query.ts';

/** What one wanted and somebody else was in the way of: both sides, and the choice between them. */
export function Choices() {
  const { view } = useFront();
  return (
    <section className="front-choices" aria-label={words.choices}>
      <h2>{words.choices}</h2>
      <p>{words.choicesSays}</p>
      <ul>
        {view.choices.map((choice) => (
          <ChoiceView key={choice.id} choice={choice} />
        ))}
      </ul>
    </section>
  );
}

function ChoiceView({ choice }: { readonly choice: Choice }) {
  const { names, arranging } = useFront();
  const wanted = actInWords(choice.mine, names);
  return (
    <li>
      <p dir="auto">
        <strong>{words.youWanted(wanted)}</strong>
      </p>
      <ul>
        {choice.theirs.length === 0 && <li>{words.unknownTheirs}</li>}
        {choice.theirs.map((their) => (
          <li key={their.revision} dir="auto">
            {words.theyDid(their.by, actInWords(their.do, names))} <Moment at={their.at} />
          </li>
        ))}
      </ul>
      <div className="front-buttons">
        <Button
          small
          look="main"
          aria-label={`${words.mineAnyway}: ${wanted}`}
          isDisabled={arranging.waiting > 0}
          onPress={() => arranging.settle(choice, true)}
        >
          {words.mineAnyway}
        </Button>
        <Button
          small
          aria-label={`${words.leaveIt}: ${wanted}`}
          isDisabled={arranging.waiting > 0}
          onPress={() => arranging.settle(choice, false)}
        >
          {words.leaveIt}
        </Button>
      </div>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { firstRunSteps, type FirstRunStep } from '../../story/first-run.ts';
import { Button } from '../../ui/button.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { type AnswerOf, call, type Refused } from '../api.ts';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { useSession } from '../session.ts';
import { LookChoice } from '../publishing/look-choice.tsx';
import { OfflineNote } from '../shell/offline-note.tsx';
import { firstRunWords as words } from '../words/first-run.ts';
import { FrontPreview } from './front-preview.tsx';
import { proposedAnswers } from './proposals.ts';
import { ColoursQuestion, LanguageQuestion, NameQuestion, type QuestionProps, SectionsQuestion } from './questions.tsx';
import { Steps } from './steps.tsx';
import { useAnswers } from './use-answers.ts';

/** What a new newsroom asks before readers have anything of it, one question a screen. */
export function FirstRunScreen() {
  const { hasBegun, person } = useSession();
  return (
    <div className="first-run">
      <OfflineNote />
      <main id="content">
        {hasBegun ? (
          <Navigate to="/begun" />
        ) : person?.role === 'administrator' ? (
          <FirstQuestions />
        ) : (
          <p>{words.notYours}</p>
        )}
      </main>
      <Toasts />
    </div>
  );
}

function FirstQuestions() {
  const asked = useQuery({ queryKey: ['first-run'], queryFn: () => call('GET /api/first-run'), staleTime: Infinity });
  return (
    <>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Questions known={asked.data} />}
    </>
  );
}

const questions: Readonly<Record<FirstRunStep, ComponentType<QuestionProps>>> = {
  name: NameQuestion,
  language: LanguageQuestion,
  sections: SectionsQuestion,
  colours: ColoursQuestion,
  front: WholeFront,
};

function Questions({ known }: { readonly known: AnswerOf<'GET /api/first-run'> }) {
  const answering = useAnswers(
    known.answers ?? proposedAnswers(navigator.languages, Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const { step, go } = useStep(answering.answers.step, (next) => answering.change({ step: next }));
  const doing = useDoing();
  const at = firstRunSteps.indexOf(step);
  const begin = async (): Promise<void> => {
    if (!(await answering.keep())) return;
    if (!(await doing.run(() => call('POST /api/first-run/end')))) return;
    await Promise.all(
      ['session', 'newsroom', 'settings'].map((stale) => queries.invalidateQueries({ queryKey: [stale] })),
    );
  };
  const Question = questions[step];
  return (
    <>
      <header className="first-run-head">
        <p>{words.over}</p>
        <Steps here={step} onStep={go} />
      </header>
      <div className={step === 'front' ? 'first-run-room is-whole' : 'first-run-room'}>
        <Asking
          step={step}
          onBack={at > 0 ? () => go(firstRunSteps[at - 1] ?? 'name') : null}
          onNext={() => (step === 'front' ? void begin() : go(firstRunSteps[at + 1] ?? 'front'))}
          isBusy={doing.isBusy}
          problem={answering.problem}
        >
          {step === 'front' && doing.error && <ToMend error={doing.error} onStep={go} />}
          <Question {...answering} palettes={known.palettes} error={doing.error} />
        </Asking>
        {step !== 'front' && (
          <aside className="first-run-beside">
            <FrontPreview kept={answering.kept} width={window.innerWidth < 700 ? 390 : 1100} />
            <p>{words.previewSays}</p>
          </aside>
        )}
      </div>
    </>
  );
}

/** Which question stands on the screen: that of the address, so that the browser's own way back works, or else where somebody left. */
function useStep(left: FirstRunStep, note: (step: FirstRunStep) => void) {
  const { step: asked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const step = firstRunSteps.find((one) => one === asked) ?? left;
  useEffect(() => {
    if (step !== left) note(step);
  });
  const go = (next: FirstRunStep): void => {
    void navigate({ to: '/begin', search: { step: next } });
  };
  return { step, go };
}

interface AskingProps {
  readonly step: FirstRunStep;
  /** Null at the first question. */
  readonly onBack: (() => void) | null;
  onNext(): void;
  readonly isBusy: boolean;
  /** Why the answers were not kept. */
  readonly problem: string | null;
  readonly children: ReactNode;
}

/** One question, and the way on and back. What is asked is read aloud when it comes. */
function Asking({ step, onBack, onNext, isBusy, problem, children }: AskingProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const [first] = useState(step);
  useEffect(() => {
    document.title = words.title[step];
    if (step !== first || document.activeElement !== document.body) title.current?.focus();
  }, [step, first]);
  return (
    <Form
      className="first-run-question"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <h1 ref={title} tabIndex={-1}>
        {words.title[step]}
      </h1>
      <p>{words.says[step]}</p>
      {children}
      <div className="first-run-foot">
        {onBack && <Button onPress={onBack}>{words.back}</Button>}
        <Button look="main" type="submit" isPending={isBusy}>
          {step === 'front' ? words.begin : words.next}
        </Button>
      </div>
      <p className={problem ? 'field-error' : 'first-run-kept'} role={problem ? 'alert' : undefined}>
        {problem ?? words.kept}
      </p>
    </Form>
  );
}

function ToMend({ error, onStep }: { readonly error: Refused; onStep(step: FirstRunStep): void }) {
  return (
    <div className="first-run-mend" role="alert">
      <p>{error.problems.length > 0 ? words.toMend : error.message}</p>
      <ul>
        {error.problems.map(({ code, where, say }) => {
          const step = where.startsWith('sections') ? 'sections' : 'name';
          return (
            <li key={code + where}>
              {say}{' '}
              <Button small onPress={() => onStep(step)}>
                {words.step[step]}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const widths = { phone: 390, desk: 1280 } as const;
type Width = keyof typeof widths;

/** The front in full, before it is given to readers. */
function WholeFront({ kept }: QuestionProps) {
  const [width, setWidth] = useState<Width>(window.innerWidth < 700 ? 'phone' : 'desk');
  return (
    <div className="first-run-whole">
      <LookChoice<Width> label={words.width} looks={words.widths} look={width} onLook={setWidth} />
      <FrontPreview key={width} kept={kept} width={widths[width]} />
    </div>
  );
}

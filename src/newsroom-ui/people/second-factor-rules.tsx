import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../api.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { counted } from '../../ui/language.ts';
import { Tick } from '../../ui/tick.tsx';
import type { Role } from '../../story/person.ts';
import { peopleWords } from '../words/people.ts';
import { DoorProblem } from './door.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.secondFactor;

type Rule = AnswerOf<'GET /api/people/second-factor'>['rules'][number];

/** Which roles must sign in with two factors, and how many of their people have to set one up first. */
export function SecondFactorRules() {
  const asked = useQuery({ queryKey: ['second-factor-rules'], queryFn: () => call('GET /api/people/second-factor') });
  const { isBusy, error, run } = useDoing();
  const demand = (role: Role, isDemanded: boolean): void => {
    const others = (asked.data?.rules ?? []).filter((rule) => rule.isDemanded && rule.role !== role);
    const roles = [...others.map((rule) => rule.role), ...(isDemanded ? [role] : [])];
    const said = { say: words.rulesSaved, refresh: 'second-factor-rules' };
    void run(() => call('PUT /api/people/second-factor', { body: { roles } }), said);
  };
  return (
    <section className="people-part">
      <h2>{words.rulesTitle}</h2>
      <p className="people-soft">{words.rulesSay}</p>
      {error && <DoorProblem>{error.message}</DoorProblem>}
      {asked.isPending && <Loading lines={3} />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      <ul className="people-list">
        {asked.data?.rules.map((rule) => (
          <RuleRow key={rule.role} rule={rule} isBusy={isBusy} onChange={(is) => demand(rule.role, is)} />
        ))}
      </ul>
    </section>
  );
}

interface RuleRowProps {
  readonly rule: Rule;
  readonly isBusy: boolean;
  onChange(isDemanded: boolean): void;
}

function RuleRow({ rule: { role, isDemanded, without }, isBusy, onChange }: RuleRowProps) {
  return (
    <li className="people-rule">
      <Tick isTicked={isDemanded} isDisabled={isBusy} onTick={onChange}>
        {peopleWords.roles[role]}
      </Tick>
      <span className="people-soft">{without > 0 && counted(without, words.without)}</span>
    </li>
  );
}
